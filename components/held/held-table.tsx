"use client";

import { useCallback, useMemo, useState, type ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { useCursorPaging } from "@/components/ui/use-cursor-paging";
import { useHeld, type HeldFilter } from "@/lib/client/held";
import { useHasRole } from "@/lib/client/me";
import type { HeldNotification, HeldReason } from "@/lib/schemas/held";
import { ChangeHeldDialog, type AskedChange } from "./change-held-dialog";
import { HeldButtons } from "./held-buttons";
import { heldColumns } from "./held-columns";
import { countMessages, type HeldChangeName } from "./held-words";
import { NarrowHeld } from "./narrow-held";

const PAGE_SIZE = 50;
const rowId = ({ id }: Pick<HeldNotification, "id">) => id;
const rowHref = ({ id, bundle }: HeldNotification) =>
  bundle ? `/held?bundle=${id}` : `/notifications/${id}`;

type HeldEntry = Pick<HeldNotification, "id" | "bundle">;

/** What a page has of the messages beside their table. */
export interface HeldPage {
  reasons: HeldReason[] | undefined;
  /** How many entries it shows; none until they are there. */
  shown: number;
  ask: (name: HeldChangeName, entries: readonly HeldEntry[]) => void;
}

interface HeldTableProps {
  filter: HeldFilter;
  head: (page: HeldPage) => ReactNode;
  toolbar?: (page: HeldPage) => ReactNode;
  empty: ReactNode;
  /** Told the ids of the page's entries that still wait after something was sent or dropped. */
  onChanged?: (left: string[]) => void;
}

/** Held messages with what an author does with them, under the page's own head. */
export function HeldTable({ filter, head, toolbar, empty, onChanged }: HeldTableProps) {
  const [round, setRound] = useState(0);
  const pages = useCursorPaging(`${JSON.stringify(filter)} ${round}`, PAGE_SIZE);
  const query = useHeld({ ...filter, limit: PAGE_SIZE, cursor: pages.cursor ?? undefined });
  const isAuthor = useHasRole("author");
  const [chosen, setChosen] = useState<string[]>([]);
  const [asked, setAsked] = useState<AskedChange>({ name: "release", choice: {}, count: 0 });
  const [isAsking, setIsAsking] = useState(false);
  const ask = useCallback<HeldPage["ask"]>((name, entries) => {
    setAsked({ name, choice: choiceOf(entries), count: countMessages(entries) });
    setIsAsking(true);
  }, []);
  const columns = useMemo(
    () => heldColumns(isAuthor ? (name, entry) => ask(name, [entry]) : null),
    [isAuthor, ask],
  );
  const rows = query.data?.data;
  // What went out meanwhile is no longer chosen.
  const selected = (rows ?? []).filter(({ id }) => chosen.includes(id));
  const page = { reasons: query.data?.reasons, shown: rows?.length ?? 0, ask };

  return (
    <>
      {head(page)}
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
                ids: selected.map(rowId),
                onChange: setChosen,
                actions: <HeldButtons onAsk={(name) => ask(name, selected)} />,
              }
            : undefined
        }
        toolbar={toolbar?.(page)}
        empty={empty}
      />
      <ChangeHeldDialog
        open={isAsking}
        asked={asked}
        onDone={() => {
          const gone = asked.choice.ids ?? [];
          onChanged?.((rows ?? []).map(rowId).filter((id) => !gone.includes(id)));
          setChosen([]);
          // The page may be empty now: from the first one on again.
          setRound(round + 1);
        }}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}

function choiceOf(entries: readonly HeldEntry[]) {
  return {
    ids: entries.filter(({ bundle }) => !bundle).map(rowId),
    bundles: entries.filter(({ bundle }) => bundle).map(rowId),
  };
}
