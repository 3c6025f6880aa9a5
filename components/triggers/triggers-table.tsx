"use client";

import { useMemo, type ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { NarrowRow } from "@/components/ui/narrow-row";
import { useHasRole } from "@/lib/client/me";
import type { TriggerView } from "@/lib/schemas/trigger";
import { noiseWords, triggerColumns } from "./trigger-columns";
import { triggerState } from "./trigger-state";
import { howWords, whoWords } from "./trigger-words";

const rowId = ({ event_type }: TriggerView) => event_type;
const rowHref = ({ event_type }: TriggerView) => `/rules/${event_type}`;

interface TriggersTableProps {
  label: string;
  triggers: readonly TriggerView[];
}

export function TriggersTable({ label, triggers }: TriggersTableProps) {
  const isAuthor = useHasRole("author");
  const columns = useMemo(() => triggerColumns(isAuthor), [isAuthor]);
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={triggers}
      rowId={rowId}
      rowHref={rowHref}
      linkField="label"
      storageKey="rules"
      renderNarrow={narrowTrigger}
      empty={null}
    />
  );
}

function narrowTrigger(trigger: TriggerView): ReactNode {
  const { state, word } = triggerState(trigger);
  const { label, enabled, noise, recipient_names } = trigger;
  return (
    <NarrowRow
      state={state}
      word={word}
      title={label}
      aside={noise > 0 ? noiseWords(noise) : word}
      detail={enabled ? `${whoWords(trigger, recipient_names)} · ${howWords(trigger)}` : "Nobody is told"}
    />
  );
}
