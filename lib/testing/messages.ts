import { createAddressGuard } from "@/lib/channels/address-guard";
import type { OutgoingMessage, SendContext } from "@/lib/channels/kind";

/** A message that any channel can take. */
export function outgoingMessage(fields: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    notificationId: "0193a1b2-0000-7000-8000-000000000001",
    messageId: "<0193a1b2-0000-7000-8000-000000000001@runbell.test>",
    recipient: { address: "ada@example.org", name: "Ada" },
    subject: "Backup failed",
    html: "<p>Backup <b>failed</b></p>",
    text: "Backup failed",
    payload: null,
    severity: "error",
    attachments: [],
    inlineImages: [],
    ...fields,
  };
}

/** A context that may reach this machine and keeps what is deposited in `inbox`. */
export function sendContext(fields: Partial<SendContext> = {}) {
  const inbox: { message: OutgoingMessage; kind: string }[] = [];
  return {
    signal: new AbortController().signal,
    guard: createAddressGuard({ allow: { cidrs: ["127.0.0.0/8"] } }),
    deposit: async (message: OutgoingMessage, kind: string) => void inbox.push({ message, kind }),
    inbox,
    ...fields,
  };
}
