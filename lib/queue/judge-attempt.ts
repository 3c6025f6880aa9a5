import { explainReason } from "@/lib/core/explain-failure";
import type { SendOutcome } from "@/lib/core/outcome";
import { decideNext } from "@/lib/core/retry";
import type { Delivery } from "./load-deliveries";
import type { PreparedMessage } from "./prepare-message";
import type { AttemptResult } from "./settle";
import { describeProblem } from "./template-problem";

/** What is to be written down about a try. */
export function judgeAttempt(
  delivery: Delivery,
  prepared: PreparedMessage | null,
  outcome: SendOutcome,
  durationMs: number,
): AttemptResult {
  const now = delivery.databaseNow();
  const next = decideNext(outcome, delivery.attempt, delivery.sender.policy, now, delivery.expiresAt);
  return {
    id: delivery.id,
    leaseToken: delivery.leaseToken,
    attemptId: delivery.attemptId,
    state: next.kind === "retry" ? "retrying" : next.kind,
    reason: next.kind === "sent" ? null : next.reason,
    errorMessage: outcome.status === "failed" ? outcome.detail : null,
    delayMs: next.kind === "retry" ? next.at.getTime() - now.getTime() : null,
    countsAttempt: next.kind === "retry" ? next.countsAttempt : true,
    content: prepared && contentOf(prepared),
    outcome: outcome.status,
    detail: outcome.detail ?? null,
    responseCode: outcome.responseCode ?? null,
    providerId: outcome.status === "accepted" ? (outcome.providerId ?? null) : null,
    via: outcome.via ?? null,
    durationMs: Math.round(durationMs),
  };
}

/** The end of a notification whose channel was deleted or switched off, or whose person took the address back. */
export function skipGone({ id, leaseToken, attemptId }: Delivery): AttemptResult {
  const detail = explainReason("channel_gone");
  return {
    id,
    leaseToken,
    attemptId,
    state: "skipped",
    reason: "channel_gone",
    errorMessage: detail,
    delayMs: null,
    countsAttempt: true,
    content: null,
    outcome: "failed",
    detail,
    responseCode: null,
    providerId: null,
    via: null,
    durationMs: 0,
  };
}

function contentOf({ subject, html, text, payload, templateProblem }: PreparedMessage) {
  return {
    subject,
    html,
    text,
    payload,
    templateProblem: templateProblem && describeProblem(templateProblem),
  };
}
