import type { DecisionFacts, GateResult } from "./gate";

/** Which of several in a row are told; and a recovery only after somebody heard of what is over. */
export function occasionGate({ trigger, memory }: DecisionFacts): GateResult {
  if (!trigger || !memory) return { gate: "occasion", verdict: "pass", values: { asked: false } };
  const { occasion, occasionCount } = trigger;
  const { streak, wasTold } = memory;
  const values = { occasion, count: occasionCount, streak, was_told: wasTold };
  if (wasTold === false) return { gate: "occasion", verdict: "skip", reason: "not_told_before", values };
  const isTooEarly = occasion === "after" && streak !== null && streak < occasionCount;
  const isTooLate = occasion === "first" && streak !== null && streak > 1;
  if (isTooEarly || isTooLate)
    return { gate: "occasion", verdict: "skip", reason: "not_the_occasion", values };
  return { gate: "occasion", verdict: "pass", values };
}
