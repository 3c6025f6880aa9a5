import type { Candidate, DecisionFacts, GateResult } from "./gate";

/** What gathers is overdue when the worker has not come to it yet: it takes along what happens meanwhile. */
const OVERDUE_MS = 1_000;

/**
 * Alike events wait for each other and are told in one message: the first of them for a moment, those that come after the
 * message until the next one is due. Whoever already hears of it on another path is not held by this.
 */
export function groupGate(
  { group, now, isEscalation }: DecisionFacts,
  _: Candidate,
  at: Date,
): GateResult | null {
  if (group === null || isEscalation) return null;
  const { key, waitSeconds, intervalSeconds, openUntil, toldAt } = group;
  const values = { bundle: key, wait_seconds: waitSeconds, interval_seconds: intervalSeconds };
  const later = (since: Date, ms: number) => new Date(since.getTime() + ms);
  const next = toldAt && later(toldAt, intervalSeconds * 1000);
  const first = later(now, waitSeconds * 1000);
  const begun = openUntil && openUntil <= now ? later(now, OVERDUE_MS) : openUntil;
  const until = begun ?? (next && next > first ? next : first);
  // Told on its own, and still of the group: what comes next waits for the interval to be over.
  if (until <= at) return { gate: "group", verdict: "pass", values };
  return {
    gate: "group",
    verdict: "hold",
    reason: "grouped",
    values: { ...values, until: until.toISOString() },
  };
}
