import { capitalised } from "@/components/runs/count-words";
import { delayWords } from "@/components/notifications/delay-words";
import { ClockTime } from "@/components/runs/clock-time";
import type { EscalationDetail } from "@/lib/schemas/escalation";
import { Countdown } from "./countdown";
import { endWords, leftWords, nextStepWords } from "./escalation-words";

/** “Step 2 of 3 is due at 14:15, in 4m 12s.”, “Mara takes care of it, 3 min after it began. Step 3 of 3 was not taken.” */
export function EscalationSentence({ escalation }: { escalation: EscalationDetail }) {
  const { next_at, started_at, ended_at } = escalation;
  const end = endWords(escalation);
  if (end === null)
    return (
      <>
        Nobody has taken care of it yet. {capitalised(nextStepWords(escalation))} is due
        {next_at !== null && (
          <>
            {" at "}
            <ClockTime at={next_at} />, <Countdown to={next_at} />
          </>
        )}
        .
      </>
    );
  return (
    <>
      {end}
      {ended_at !== null && `, ${delayWords(started_at, ended_at)} after it began`}. {leftWords(escalation)}
    </>
  );
}
