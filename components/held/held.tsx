"use client";

import { useCallback, useMemo, useState } from "react";
import { DataTable } from "@/components/ui/data-table";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { useCursorPaging } from "@/components/ui/use-cursor-paging";
import { useHeld } from "@/lib/client/held";
import { useHasRole } from "@/lib/client/me";
import type { HeldNotification, HeldReason } from "@/lib/schemas/held";
import { ChangeHeldDialog, type AskedChange } from "./change-held-dialog";
import { HeldButtons } from "./held-buttons";
import { heldColumns } from "./held-columns";
import { HeldSentence } from "./held-sentence";
import { NarrowHeld } from "./narrow-held";
import { NoHeld, NoHeldFound } from "./no-held";
import { useHeldFilter, useHeldFilters } from "./use-held-filters";

const PAGE_SIZE = 50;
const noReasons: HeldReason[] = [];
const rowId = ({ id }: HeldNotification) => id;
const rowHref = ({ id }: HeldNotification) => `/notifications/${id}`;

export function Held() {
  const filter = useHeldFilter();
  const filterKey = JSON.stringify(filter);
  const [round, setRound] = useState(0);
  const pages = useCursorPaging(`${filterKey} ${round}`, PAGE_SIZE);
  const query = useHeld({ ...filter, limit: PAGE_SIZE, cursor: pages.cursor ?? undefined });
  const { filters, clear } = useHeldFilters(query.data?.reasons ?? noReasons);
  const isAuthor = useHasRole("author");
  const [chosen, setChosen] = useState<string[]>([]);
  const [asked, setAsked] = useState<AskedChange>({ name: "release", ids: [] });
  const [isAsking, setIsAsking] = useState(false);
  const ask = useCallback((change: AskedChange) => {
    setAsked(change);
    setIsAsking(true);
  }, []);
  const columns = useMemo(
    () => heldColumns(isAuthor ? (name, { id }) => ask({ name, ids: [id] }) : null),
    [isAuthor, ask],
  );
  const rows = query.data?.data;
  // What went out meanwhile is no longer chosen.
  const ids = chosen.filter((id) => rows?.some((row) => row.id === id));

  return (
    <>
      <PageHeader title="Held" sentence={<HeldSentence reasons={query.data?.reasons} />} />
      <DataTable
        label="Held messages"
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowHref={rowHref}
        linkField="title"
        renderNarrow={(held) => <NarrowHeld held={held} />}
        error={query.error}
        onRetry={() => void query.refetch()}
        isFetching={query.isPlaceholderData}
        paging={pages.paging(query.data?.next_cursor)}
        selection={
          isAuthor
            ? {
                ids,
                onChange: setChosen,
                actions: <HeldButtons onAsk={(name) => ask({ name, ids })} />,
              }
            : undefined
        }
        toolbar={<FilterBar filters={filters} />}
        empty={Object.keys(filter).length > 0 ? <NoHeldFound onClear={clear} /> : <NoHeld />}
      />
      <ChangeHeldDialog
        open={isAsking}
        asked={asked}
        onDone={() => {
          setChosen([]);
          // The page may be empty now: from the first one on again.
          setRound(round + 1);
        }}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
