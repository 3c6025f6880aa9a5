import { createAddressGuard } from "@/lib/channels/address-guard";
import type { MessageSubject, OutgoingMessage, SendContext } from "@/lib/channels/kind";

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
    about: messageSubject(),
    unsubscribeUrl: null,
    attachments: [],
    inlineImages: [],
    ...fields,
  };
}

/** What it is about: a job that failed. */
export function messageSubject(fields: Partial<MessageSubject> = {}): MessageSubject {
  return {
    eventType: "job.failed",
    occurredAt: new Date("2026-03-01T06:30:00Z"),
    organisationId: "0193a1b2-0000-7000-8000-00000000000a",
    job: { id: "0193a1b2-0000-7000-8000-00000000000b", key: "backup", name: "Backup" },
    url: "https://runbell.test/runs/7",
    incidentKey: "0193a1b2-0000-7000-8000-00000000000a/backup",
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
