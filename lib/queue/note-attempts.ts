import type { SendOutcome } from "@/lib/core/outcome";
import { logger } from "@/lib/logger";
import { noteSpan, placeOf, traced } from "@/lib/telemetry";
import type { Delivery } from "./load-deliveries";
import type { PreparedMessage } from "./prepare-message";
import type { AttemptResult } from "./settle";

// What a trace and the log's debug level say of a try: ids and outcomes, never a content, a recipient or a lane, which
// may be a person's address.

/** The whole try, in the trace of its event. `claim` in it is the time from the look into the queue until its turn. */
export function traceAttempt(delivery: Delivery, work: () => Promise<void>): Promise<void> {
  const { id, eventId, attempt, channelKind, lookedAt } = delivery;
  const facts = {
    "runbell.notification_id": id,
    "runbell.attempt": attempt,
    "runbell.channel_kind": channelKind,
  };
  return traced("deliver", { parent: placeOf(eventId ?? id), startedAt: lookedAt, facts }, () => {
    noteSpan("claim", { startedAt: lookedAt });
    return work();
  });
}

export function tracePreparing(prepare: () => Promise<PreparedMessage>): Promise<PreparedMessage> {
  return traced("render", {}, async (note) => {
    const prepared = await prepare();
    note({ "runbell.template_failed": prepared.templateProblem !== null });
    return prepared;
  });
}

export function traceSending(
  { channelKind }: Pick<Delivery, "channelKind">,
  send: () => Promise<SendOutcome>,
): Promise<SendOutcome> {
  return traced("send", { kind: "client", facts: { "runbell.channel_kind": channelKind } }, async (note) => {
    const outcome = await send();
    note({
      "runbell.outcome": outcome.status,
      ...(outcome.status === "failed" && { "runbell.reason": outcome.reason }),
    });
    return outcome;
  });
}

export function noteAttempt(delivery: Delivery, { state, reason, outcome, durationMs }: AttemptResult): void {
  logger.debug(
    {
      organisation: delivery.organisationId,
      notification: delivery.id,
      event: delivery.eventId,
      attempt: delivery.attempt,
      channel_kind: delivery.channelKind,
      channel: delivery.channelId,
      outcome,
      reason,
      state,
      duration_ms: durationMs,
    },
    "a notification was tried",
  );
}
