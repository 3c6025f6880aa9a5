import type { SendOutcome } from "@/lib/core/outcome";
import type { Circuits, OpenCircuit } from "./circuits";
import type { ClaimedNotification } from "./claim";
import { judgeAttempt } from "./judge-attempt";
import type { Lanes } from "./lanes";
import type { Delivery } from "./load-deliveries";
import { prepareMessage, type PreparedMessage } from "./prepare-message";
import { sendDelivery, type SendTools } from "./send-delivery";
import type { AttemptResult } from "./settle";
import type { TemplateProblem } from "./template-problem";

export interface DeliveryTools extends SendTools {
  lanes: Lanes;
  circuits: Circuits;
  /** Lets the author of a broken template know. Never rejects. */
  tellAuthor(delivery: Delivery, problem: TemplateProblem): Promise<void>;
  /** Resolves when it is stored. */
  settle(result: AttemptResult): Promise<void>;
  /** Back into the queue, untried. */
  giveBack(delivery: ClaimedNotification, why: OpenCircuit | null): Promise<void>;
  onError(error: unknown): void;
}

/**
 * Delivers what was claimed and loaded: prepare → send → decide → settle. Resolves when each is settled or given back; one
 * that fails does not touch the others.
 */
export async function deliver(deliveries: readonly Delivery[], tools: DeliveryTools): Promise<void> {
  const entered = deliveries.map((delivery) =>
    tools.lanes.enter(
      delivery.destination,
      (leavePlace) => deliverOne(delivery, tools, leavePlace),
      () => tools.giveBack(delivery, null),
    ),
  );
  for (const ended of await Promise.allSettled(entered))
    if (ended.status === "rejected") tools.onError(ended.reason);
}

async function deliverOne(delivery: Delivery, tools: DeliveryTools, leavePlace: () => void): Promise<void> {
  const { destination, channel } = delivery;
  const refusal = tools.circuits.check(destination, channel.version);
  if (refusal) return tools.giveBack(delivery, refusal);

  const startedAt = performance.now();
  let prepared: PreparedMessage | null = null;
  let outcome: SendOutcome;
  try {
    prepared = await prepareMessage(delivery, tools.appUrl);
    outcome = await sendDelivery(delivery, prepared, tools);
  } catch (error) {
    tools.onError(error);
    outcome = {
      status: "failed",
      failure: "transient",
      reason: "unexpected",
      detail: "An error in Runbell: see its log",
    };
  }
  // Before the place is free, or the next would knock with the same refused settings.
  tools.circuits.note(destination, channel.version, outcome);
  leavePlace();
  const result = judgeAttempt(delivery, prepared, outcome, performance.now() - startedAt);
  // Before it is settled: a worker that dies in between delivers again, and tells again, which changes nothing.
  if (prepared?.templateProblem) await tools.tellAuthor(delivery, prepared.templateProblem);
  await tools.settle(result);
}
