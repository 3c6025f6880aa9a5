import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AuditEntryView } from "@/lib/schemas/audit";

export function NarrowEntry({ entry }: { entry: AuditEntryView }) {
  const { action_text, subject_label, actor, at } = entry;
  return (
    <NarrowRow
      title={action_text}
      aside={<RelativeTime at={at} />}
      detail={subject_label === null ? actor.label : `${actor.label} · ${subject_label}`}
    />
  );
}
