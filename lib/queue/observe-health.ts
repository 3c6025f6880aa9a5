import type { DestinationFailure } from "@/lib/core/health";
import { mailServerName } from "@/lib/core/lane";
import type { SendOutcome, ServerAnswer } from "@/lib/core/outcome";
import type { ClaimedNotification } from "./claim";

/** What one try says about a lane or a mail server. */
export interface HealthObservation {
  destination: string;
  organisationId: string;
  /** It was in order when the message was claimed; null: that is not known. */
  wasHealthy: boolean | null;
  /** Null: it works. */
  failure: (DestinationFailure & { detail: string }) | null;
  /** Milliseconds; null when the message was not accepted. */
  latencyMs: number | null;
}

type Observed = Pick<ClaimedNotification, "organisationId" | "lane" | "isLaneHealthy">;

/**
 * What a try says about the lane and about each mail server that was asked. A bug of ours says nothing, and neither does a
 * message that was refused before anybody was asked.
 */
export function observeHealth(
  delivery: Observed,
  outcome: SendOutcome,
  durationMs: number,
): HealthObservation[] {
  if (outcome.status === "failed") {
    const { failure, reason, responseCode, servers = [] } = outcome;
    const wasAsked = failure !== "permanent" || responseCode !== undefined || servers.length > 0;
    if (reason === "unexpected" || !wasAsked) return [];
  }
  const servers = (outcome.servers ?? []).map((answer) => ofServer(delivery, answer));
  return [ofLane(delivery, outcome, durationMs), ...servers];
}

function ofLane(
  { organisationId, lane, isLaneHealthy }: Observed,
  outcome: SendOutcome,
  durationMs: number,
): HealthObservation {
  const isAccepted = outcome.status === "accepted";
  return {
    destination: lane,
    organisationId,
    wasHealthy: isLaneHealthy,
    failure: isAccepted ? null : failureOf(outcome),
    latencyMs: isAccepted ? durationMs : null,
  };
}

/** Whoever refuses the message itself, or its recipient, has let us in. */
function failureOf(outcome: SendOutcome & { status: "failed" }): HealthObservation["failure"] {
  const { failure, reason, detail, retryAfterMs, servers = [] } = outcome;
  if (failure === "permanent" || servers.some(({ ok }) => ok)) return null;
  // Where servers are told apart, a delay is about the message (greylisting); a single destination speaks for itself.
  const askedMs = servers.length === 0 ? retryAfterMs : undefined;
  return { failure, reason, detail, ...(askedMs === undefined ? {} : { retryAfterMs: askedMs }) };
}

function ofServer({ organisationId }: Observed, answer: ServerAnswer): HealthObservation {
  const { settingsId, ok, failure, reason, detail, durationMs } = answer;
  const hasFailed = !ok && failure !== null && failure !== "permanent" && reason !== null;
  return {
    destination: mailServerName(organisationId, settingsId),
    organisationId,
    wasHealthy: null,
    failure: hasFailed ? { failure, reason, detail } : null,
    latencyMs: ok ? durationMs : null,
  };
}
