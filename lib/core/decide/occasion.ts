import type { DecisionFacts, GateResult } from "./gate";

/** Which of several in a row, or of the tries of a run, are told; and a recovery only after somebody heard of what is over. */
export function occasionGate({ trigger, memory, attempt }: DecisionFacts): GateResult {
  if (!trigger || !memory) return { gate: "occasion", verdict: "pass", values: { asked: false } };
  const { occasion, occasionCount } = trigger;
  const { streak, wasTold } = memory;
  const values: GateResult["values"] = { occasion, count: occasionCount, streak, was_told: wasTold };
  if (attempt) Object.assign(values, { attempt: attempt.number, attempts: attempt.of });
  if (wasTold === false) return { gate: "occasion", verdict: "skip", reason: "not_told_before", values };
  const isTooEarly = occasion === "after" && streak !== null && streak < occasionCount;
  const isTooLate = occasion === "first" && streak !== null && streak > 1;
  // What says nothing about tries is not tried again, as far as anybody knows.
  const isTriedAgain = occasion === "last_attempt" && attempt !== null && attempt.number < attempt.of;
  if (isTooEarly || isTooLate || isTriedAgain)
    return { gate: "occasion", verdict: "skip", reason: "not_the_occasion", values };
  return { gate: "occasion", verdict: "pass", values };
}
