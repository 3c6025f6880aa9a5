import { organisationScope, scopeOf, windowAround } from "../message-scope";
import { isAskedForBy } from "./asked-for";
import { bundleOf } from "./bundle";
import type { Candidate, DecisionFacts, GateResult } from "./gate";

/**
 * So many messages go out in a window of time: what is more waits until the window ends, and is then told in one message. A
 * test that somebody asked for and a step of an escalation always pass.
 */
export function rateLimitGate(facts: DecisionFacts, { recipient }: Candidate, at: Date): GateResult | null {
  const { limits, counts, isEscalation } = facts;
  if (limits === null) return null;
  if (isEscalation) return { gate: "rate_limit", verdict: "pass", values: { is_escalation: true } };
  if (isAskedForBy(recipient, facts))
    return { gate: "rate_limit", verdict: "pass", values: { asked_for: true } };

  const own = recipient.channel ? limits.channel : limits.person;
  const scopes = [
    { scope: scopeOf(recipient), limit: own, of: recipient.channel ? "channel" : "person" },
    { scope: organisationScope, limit: limits.organisation, of: "organisation" },
  ];
  const full = scopes.find(({ scope, limit }) => limit !== null && (counts.get(scope) ?? 0) >= limit);
  const values = { minutes: limits.windowMinutes };
  if (!full) return { gate: "rate_limit", verdict: "pass", values };
  const until = windowAround(at, limits.windowMinutes).end.toISOString();
  return {
    gate: "rate_limit",
    verdict: "hold",
    reason: "limit_reached",
    values: { ...values, of: full.of, limit: full.limit, until, ...bundleOf(facts, "limit") },
  };
}
