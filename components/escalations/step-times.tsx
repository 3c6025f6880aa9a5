import { ClockTime } from "@/components/runs/clock-time";
import type { EscalationStepView } from "@/lib/schemas/escalation";
import { Countdown } from "./countdown";

/** When a step was due, and when it was taken. */
export function StepTimes({ step: { state, due_at, taken_at } }: { step: EscalationStepView }) {
  switch (state) {
    case "taken":
      return (
        <>
          Due at <ClockTime at={due_at} />
          {taken_at === null ? (
            "; there was nobody to tell."
          ) : (
            <>
              , taken at <ClockTime at={taken_at} />.
            </>
          )}
        </>
      );
    case "next":
      return (
        <>
          Due at <ClockTime at={due_at} />, <Countdown to={due_at} />.
        </>
      );
    case "waiting":
      return (
        <>
          Due at <ClockTime at={due_at} />.
        </>
      );
    case "dropped":
      return (
        <>
          Would have been due at <ClockTime at={due_at} />.
        </>
      );
  }
}
