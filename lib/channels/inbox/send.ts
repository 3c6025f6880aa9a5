import type { SendOutcome } from "@/lib/core/outcome";
import type { OutgoingMessage, SendContext } from "../kind";
import type { InboxConfig } from "./config";

/** Catches the message instead of sending it. A repeated try is the same message. */
export async function sendToInbox(
  message: OutgoingMessage,
  config: InboxConfig,
  { deposit }: SendContext,
): Promise<SendOutcome> {
  await deposit(message, config.stands_for);
  return { status: "accepted", detail: "Caught in the test inbox", via: "test inbox" };
}
