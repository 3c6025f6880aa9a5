import type { SendOutcome } from "@/lib/core/outcome";
import { decideNext } from "@/lib/core/retry";
import type { Delivery } from "./load-deliveries";
import type { RenderedNotification } from "./render-notification";
import type { AttemptResult } from "./settle";

/** What is to be written down about a try. */
export function judgeAttempt(
  delivery: Delivery,
  rendered: RenderedNotification | null,
  outcome: SendOutcome,
  durationMs: number,
): AttemptResult {
  const now = delivery.databaseNow();
  const next = decideNext(outcome, delivery.attempt, delivery.policy, now, delivery.expiresAt);
  const problem = rendered?.templateProblem ?? null;
  const result: AttemptResult = {
    id: delivery.id,
    leaseToken: delivery.leaseToken,
    attemptId: delivery.attemptId,
    state: next.kind === "retry" ? "retrying" : next.kind,
    reason: next.kind === "sent" ? null : next.reason,
    errorMessage: outcome.status === "failed" ? outcome.detail : null,
    delayMs: next.kind === "retry" ? next.at.getTime() - now.getTime() : null,
    countsAttempt: next.kind === "retry" ? next.countsAttempt : true,
    content: rendered && { subject: rendered.subject, html: rendered.html, text: rendered.text },
    outcome: outcome.status,
    detail: outcome.detail ?? null,
    responseCode: outcome.responseCode ?? null,
    providerId: outcome.status === "accepted" ? (outcome.providerId ?? null) : null,
    via: outcome.via ?? null,
    durationMs: Math.round(durationMs),
  };
  if (!problem || next.kind !== "sent") return result;
  // The plain message is out, but it is not what was to be said: somebody has to look at the template.
  const errorMessage = `The template is broken (${problem}). A plain message was sent instead.`;
  return { ...result, state: "dead", reason: "template_error", errorMessage };
}
