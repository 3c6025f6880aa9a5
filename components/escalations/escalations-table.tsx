"use client";

import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import { useCursorPaging } from "@/components/ui/use-cursor-paging";
import { useUrlState } from "@/components/ui/use-url-state";
import { useEscalations } from "@/lib/client/escalations";
import { escalationStates } from "@/lib/core/escalation";
import type { EscalationView } from "@/lib/schemas/escalation";
import { escalationColumns } from "./escalation-columns";
import { escalationStateWords, takenWords } from "./escalation-words";

const PAGE_SIZE = 25;
const rowId = ({ id }: EscalationView) => id;
const rowHref = ({ id }: EscalationView) => `/escalations/${id}`;

const stateFilter = {
  key: "state",
  label: "State",
  options: escalationStates.map((value) => {
    const { state, word } = escalationStateWords[value];
    return { value, label: word, state };
  }),
};

export function EscalationsTable() {
  const url = useUrlState();
  const state = escalationStates.find((known) => known === url.get("state"));
  const pages = useCursorPaging(state ?? "", PAGE_SIZE);
  const query = useEscalations({ state, limit: PAGE_SIZE, cursor: pages.cursor ?? undefined });

  return (
    <DataTable
      label="Escalations"
      columns={escalationColumns}
      rows={query.data?.data}
      rowId={rowId}
      rowHref={rowHref}
      renderNarrow={narrowEscalation}
      error={query.error}
      onRetry={() => void query.refetch()}
      isFetching={query.isPlaceholderData}
      paging={pages.paging(query.data?.next_cursor)}
      toolbar={<FilterBar filters={[stateFilter]} />}
      empty={
        state ? (
          <EmptyState
            drawing="search"
            sentence="No escalation is in this state."
            action={<Button onClick={() => url.set({ state: null })}>Show all</Button>}
          />
        ) : (
          <EmptyState
            drawing="bell"
            sentence="Nothing has escalated yet. Make a policy, choose it in a rule: then an event that nobody takes care of is told to the next ones."
            action={<Button href="/escalations/policies">Policies</Button>}
          />
        )
      }
    />
  );
}

function narrowEscalation(escalation: EscalationView): ReactNode {
  const { state, word } = escalationStateWords[escalation.state];
  const { event, policy, started_at } = escalation;
  return (
    <NarrowRow
      state={state}
      word={word}
      title={event.title}
      aside={<RelativeTime at={started_at} />}
      detail={`${word} · ${takenWords(escalation)} steps · ${policy.name}`}
    />
  );
}
