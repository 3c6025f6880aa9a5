import { severityWords } from "@/components/runs/severity-words";
import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import type { HeldNotification } from "@/lib/schemas/held";
import { titleOf } from "./held-words";

export function NarrowHeld({ held }: { held: HeldNotification }) {
  return (
    <NarrowRow
      {...severityWords[held.severity]}
      title={titleOf(held)}
      aside={<RelativeTime at={held.held_until} zone={held.zone ?? undefined} />}
      detail={
        <>
          {held.recipient_name ?? held.recipient} ·{" "}
          {!held.bundle && held.resolved_at && "Resolved meanwhile · "}
          {held.sentence}
        </>
      }
    />
  );
}
