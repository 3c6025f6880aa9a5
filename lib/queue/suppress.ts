import type { SendOutcome } from "@/lib/core/outcome";
import { reachOf } from "@/lib/core/reach";
import { database } from "@/lib/db/database";
import { addSuppression } from "@/lib/db/suppressions";
import type { ClaimedNotification } from "./claim";

/** A mailbox that its server does not know. */
export interface RefusedMailbox {
  organisationId: string;
  address: string;
  detail: string;
}

/** RFC 3463: "bad destination mailbox address", and RFC 7505: the domain takes no mail at all. */
const NO_SUCH_MAILBOX = ["5.1.1", "5.1.10"];
const saysUnknown =
  /\b(unknown (user|recipient|mailbox|address)|(user|recipient|mailbox|address)\b.{0,40}\b(unknown|not found|(does not|doesn.t) exist)|no such (user|recipient|mailbox|address))/i;

/**
 * The mailbox that this answer says does not exist. Other refusals (a policy, a full mailbox, a blocked sender) may
 * pass, so they say nothing about the next message; a server that gives no enhanced code is judged by its words.
 */
export function refusedMailbox(
  {
    organisationId,
    channelKind,
    recipient,
  }: Pick<ClaimedNotification, "organisationId" | "channelKind" | "recipient">,
  outcome: SendOutcome,
): RefusedMailbox | null {
  if (reachOf[channelKind] !== "mailbox" || outcome.status === "accepted") return null;
  const { failure, reason, responseCode, detail } = outcome;
  if (failure !== "permanent" || reason !== "rejected_recipient" || responseCode === undefined) return null;
  const enhanced = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(detail)?.[0];
  const isUnknown = enhanced
    ? NO_SUCH_MAILBOX.includes(enhanced)
    : responseCode === 550 && saysUnknown.test(detail);
  return isUnknown ? { organisationId, address: recipient.toLowerCase(), detail } : null;
}

/** After it these mailboxes get no more mail, until somebody takes them off the list. */
export async function suppress(mailboxes: readonly RefusedMailbox[]): Promise<void> {
  for (const mailbox of mailboxes)
    await addSuppression(database().prisma, { ...mailbox, reason: "address_refused" });
}
