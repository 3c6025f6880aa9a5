"use client";

import { useMemo, type ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { NarrowRow } from "@/components/ui/narrow-row";
import { useCursorPaging } from "@/components/ui/use-cursor-paging";
import { useUrlState } from "@/components/ui/use-url-state";
import { useHasRole } from "@/lib/client/me";
import { useSilences } from "@/lib/client/silences";
import { silenceStates } from "@/lib/core/silence";
import type { SilenceView } from "@/lib/schemas/silence";
import { silenceColumns } from "./silence-columns";
import { silenceStateWords } from "./silence-state";
import { silenceWords } from "./silence-words";
import { SilenceWhen } from "./silence-when";
import { useEndSilenceNow } from "./use-end-silence-now";

const PAGE_SIZE = 25;
const rowId = ({ id }: SilenceView) => id;
const rowHref = ({ id }: SilenceView) => `/silences/${id}`;

const stateFilter = {
  key: "state",
  label: "State",
  options: silenceStates.map((value) => {
    const { state, word } = silenceStateWords[value];
    return { value, label: word, state };
  }),
};

export function SilencesTable() {
  const url = useUrlState();
  const state = silenceStates.find((known) => known === url.get("state"));
  const pages = useCursorPaging(state ?? "", PAGE_SIZE);
  const query = useSilences({ state, limit: PAGE_SIZE, cursor: pages.cursor ?? undefined });
  const isAuthor = useHasRole("author");
  const { end, endingId } = useEndSilenceNow();
  const columns = useMemo(
    () => silenceColumns(isAuthor ? { end, endingId: endingId ?? null } : null),
    [isAuthor, end, endingId],
  );

  return (
    <DataTable
      label="Silences"
      columns={columns}
      rows={query.data?.data}
      rowId={rowId}
      rowHref={rowHref}
      renderNarrow={narrowSilence}
      error={query.error}
      onRetry={() => void query.refetch()}
      isFetching={query.isPlaceholderData}
      paging={pages.paging(query.data?.next_cursor)}
      toolbar={<FilterBar filters={[stateFilter]} />}
      empty={
        state ? (
          <EmptyState drawing="search" sentence="No silence is in this state." />
        ) : (
          <EmptyState
            drawing="bell"
            sentence="No silences yet. Add one before planned work, so that nobody is woken by what you expect."
          />
        )
      }
    />
  );
}

function narrowSilence(silence: SilenceView): ReactNode {
  const { state, word } = silenceStateWords[silence.state];
  return (
    <NarrowRow
      state={state}
      word={word}
      title={silence.name}
      aside={<SilenceWhen silence={silence} />}
      detail={`${word} · ${silenceWords(silence)}`}
    />
  );
}
