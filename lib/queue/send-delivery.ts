import type { AddressGuard } from "@/lib/channels/address-guard";
import type { OutgoingMessage } from "@/lib/channels/kind";
import { channelRegistry } from "@/lib/channels/registry";
import type { SendOutcome } from "@/lib/core/outcome";
import { depositInInbox } from "./deposit";
import type { Delivery } from "./load-deliveries";
import { messageIdOf } from "./message-id";
import { messageSubject } from "./message-subject";
import type { PreparedMessage } from "./prepare-message";
import { unsubscribeUrlOf } from "./unsubscribe";

export interface SendTools {
  appUrl: string;
  guard: AddressGuard;
  /** Of one try, as a whole. */
  deadlineMs: number;
  signal: AbortSignal;
}

/** Hands a prepared message to its channel. Answers for settings that cannot work; throws only for a bug. Trusts that the channel is not gone. */
export async function sendDelivery(
  delivery: Delivery,
  { subject, html, text, payload, attachments, inlineImages }: PreparedMessage,
  { appUrl, guard, deadlineMs, signal }: SendTools,
): Promise<SendOutcome> {
  const { channel } = delivery;
  if (channel.problem) return misconfigured(channel.problem);
  const kind = channelRegistry[channel.kind];
  const config = kind.config.safeParse(channel.config);
  if (!config.success) {
    const fields = config.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    return misconfigured(`The stored settings cannot be used: ${fields.join(", ")}`);
  }

  const message: OutgoingMessage = {
    notificationId: delivery.id,
    messageId: messageIdOf(delivery.id, appUrl),
    recipient: { address: delivery.recipient, name: delivery.recipientName },
    subject,
    html,
    text,
    payload,
    severity: delivery.severity,
    about: messageSubject(delivery, appUrl),
    unsubscribeUrl: await unsubscribeUrlOf(delivery, appUrl),
    attachments,
    inlineImages,
  };
  // Not AbortSignal.any: it costs more than all the rest of this function.
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, deadlineMs);
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  try {
    return await kind.send(message, config.data, {
      signal: ending.signal,
      guard,
      deposit: (deposited, kindId) => depositInInbox(delivery.organisationId, deposited, kindId),
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  }
}

function misconfigured(detail: string): SendOutcome {
  return {
    status: "failed",
    failure: "configuration",
    reason: "misconfigured",
    detail: detail.slice(0, 300),
  };
}
