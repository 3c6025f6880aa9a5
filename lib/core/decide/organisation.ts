import type { DecisionFacts, GateResult } from "./gate";

/** An organisation that is off tells nobody anything. */
export function organisationGate({ organisation }: DecisionFacts): GateResult {
  const values = { mode: organisation.mode };
  if (organisation.mode === "off")
    return { gate: "organisation", verdict: "skip", reason: "organisation_off", values };
  return { gate: "organisation", verdict: "pass", values };
}
