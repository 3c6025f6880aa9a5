import Link from "@mui/material/Link";
import { ClockTime } from "@/components/runs/clock-time";
import type { EscalationBrief } from "@/lib/schemas/escalation-brief";
import { escalationStateWords } from "./escalation-words";

/** Where an event shows its escalation: “Escalation by Nights: the next step is at 14:15” */
export function EscalationLine({
  escalation: { id, state, next_at, policy },
}: {
  escalation: EscalationBrief;
}) {
  return (
    <span>
      <Link href={`/escalations/${id}`}>Escalation</Link> by {policy}:{" "}
      {state === "active" && next_at !== null ? (
        <>
          the next step is at <ClockTime at={next_at} />
        </>
      ) : (
        escalationStateWords[state].word.toLowerCase()
      )}
    </span>
  );
}
