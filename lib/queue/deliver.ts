import type { ChannelKindId } from "@/lib/core/channel-kind";
import { pauseAfter } from "@/lib/core/health";
import type { SendOutcome } from "@/lib/core/outcome";
import type { ClaimedNotification } from "./claim";
import { judgeAttempt, skipGone } from "./judge-attempt";
import type { LaneClosing, Lanes } from "./lanes";
import { lightenRefused } from "./lighten-refused";
import type { Delivery } from "./load-deliveries";
import { observeHealth, type HealthObservation } from "./observe-health";
import { prepareMessage, type PreparedMessage } from "./prepare-message";
import { noteAttempt, traceAttempt, tracePreparing, traceSending } from "./note-attempts";
import { sendDelivery, type SendTools } from "./send-delivery";
import type { AttemptResult } from "./settle";
import { refusedMailbox, type RefusedMailbox } from "./suppress";
import type { TemplateProblem } from "./template-problem";

/** A try that is over, with what it showed on the way. */
export interface FinishedAttempt {
  channelKind: ChannelKindId;
  result: AttemptResult;
  health: readonly HealthObservation[];
  refused: RefusedMailbox | null;
}

export interface DeliveryTools extends SendTools {
  lanes: Lanes;
  /** Lets the author of a broken template know. Never rejects. */
  tellAuthor(delivery: Delivery, problem: TemplateProblem): Promise<void>;
  /** Resolves when it is stored, or cannot be. */
  settle(attempt: FinishedAttempt): Promise<void>;
  /** Back into the queue, untried. */
  giveBack(delivery: ClaimedNotification, why: LaneClosing | null): Promise<void>;
  onError(error: unknown): void;
}

/**
 * Delivers what was claimed and loaded: prepare → send → decide → settle. Resolves when each is settled or given back; one
 * that fails does not touch the others.
 */
export async function deliver(deliveries: readonly Delivery[], tools: DeliveryTools): Promise<void> {
  const entered = deliveries.map((delivery) =>
    tools.lanes.enter(
      delivery.lane,
      delivery.lookedAt,
      (leavePlace) => traceAttempt(delivery, () => deliverOne(delivery, tools, leavePlace)),
      (why) => tools.giveBack(delivery, why),
    ),
  );
  for (const ended of await Promise.allSettled(entered))
    if (ended.status === "rejected") tools.onError(ended.reason);
}

async function deliverOne(delivery: Delivery, tools: DeliveryTools, leavePlace: () => void): Promise<void> {
  const { channelKind } = delivery;
  if (delivery.channel.isGone)
    return tools.settle({ channelKind, result: skipGone(delivery), health: [], refused: null });

  const startedAt = performance.now();
  const { prepared, outcome } = await tryOnce(delivery, tools);
  const durationMs = performance.now() - startedAt;
  const health = observeHealth(delivery, outcome, durationMs);
  const closing = closingOf(health);
  // Before the place is free, or the next would knock with the same refused settings.
  if (closing) tools.lanes.close(delivery.lane, closing);
  leavePlace();
  try {
    // Before it is settled: a worker that dies in between delivers again, and tells again, which changes nothing.
    if (prepared?.templateProblem) await tools.tellAuthor(delivery, prepared.templateProblem);
    const result = judgeAttempt(delivery, prepared, outcome, durationMs);
    await tools.settle({ channelKind, result, health, refused: refusedMailbox(delivery, outcome) });
    noteAttempt(delivery, result);
  } finally {
    if (closing) tools.lanes.closingIsStored(delivery.lane);
  }
}

async function tryOnce(
  delivery: Delivery,
  tools: DeliveryTools,
): Promise<{ prepared: PreparedMessage | null; outcome: SendOutcome }> {
  let prepared: PreparedMessage | null = null;
  try {
    prepared = await tracePreparing(() => prepareMessage(delivery, tools.appUrl));
    const outcome = await send(delivery, prepared, tools);
    const lighter = lightenRefused(prepared, outcome);
    if (lighter === null) return { prepared, outcome };
    prepared = lighter;
    return { prepared, outcome: await send(delivery, prepared, tools) };
  } catch (error) {
    tools.onError(error);
    const detail = "An error in Runbell: see its log";
    return { prepared, outcome: { status: "failed", failure: "transient", reason: "unexpected", detail } };
  }
}

function send(delivery: Delivery, prepared: PreparedMessage, tools: DeliveryTools): Promise<SendOutcome> {
  return traceSending(delivery, () => sendDelivery(delivery, prepared, tools));
}

/** Whether this one failure is enough to close the lane, whatever came before it. */
function closingOf([lane]: readonly HealthObservation[]): LaneClosing | null {
  const failure = lane?.failure;
  return failure && pauseAfter(failure, 1) !== null ? failure : null;
}
