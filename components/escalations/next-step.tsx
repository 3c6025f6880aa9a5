import { ClockTime } from "@/components/runs/clock-time";
import type { EscalationView } from "@/lib/schemas/escalation";
import { Countdown } from "./countdown";
import { nextStepWords } from "./escalation-words";

/** “step 2 of 3 at 14:15, in 4m 12s” */
export function NextStep({
  escalation,
}: {
  escalation: Pick<EscalationView, "steps_taken" | "steps_total" | "next_at">;
}) {
  const { next_at } = escalation;
  return (
    <span>
      {nextStepWords(escalation)}
      {next_at !== null && (
        <>
          {" at "}
          <ClockTime at={next_at} />, <Countdown to={next_at} />
        </>
      )}
    </span>
  );
}
