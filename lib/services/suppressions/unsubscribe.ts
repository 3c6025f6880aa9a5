import { AppError } from "@/lib/core/errors";
import { eventCatalogue, type EventType } from "@/lib/core/event";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findSetting } from "@/lib/db/events";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import { listPeople } from "@/lib/db/members";
import { findUserByMailAddress, lockPreference, updatePreference } from "@/lib/db/preferences";
import { addSuppression, findSuppressions } from "@/lib/db/suppressions";
import { readUnsubscribeToken, type Unsubscription } from "@/lib/queue/unsubscribe";
import type { EventMatrix } from "@/lib/schemas/preference";
import { mergePreference } from "../preferences/merge-preference";

/**
 * No more mail of the token's kind to its address. A member's choice is one of the preferences, which the member can take
 * back; any other address is suppressed. The answer is the same whoever it is and however often it is asked. Throws
 * AppError `not_found` for a token that this installation did not make.
 */
export async function unsubscribe({ token }: { token: string }): Promise<{ text: string }> {
  const wish = await readUnsubscribeToken(token);
  if (!wish) throw new AppError("not_found", "This link is not one of ours, or a part of it is missing.");

  await withTransaction(async (tx) => {
    if (!(await findSetting(tx, wish.organisationId))) return;
    const userId = await findMemberOf(tx, wish);
    if (userId !== null && wish.eventType !== null) await switchOff(tx, wish, userId, wish.eventType);
    else await suppress(tx, wish);
  });
  return { text: `${wish.address} gets no more of these mails.` };
}

async function findMemberOf(tx: Tx, { organisationId, address }: Unsubscription): Promise<string | null> {
  const [person] = await listPeople(tx, organisationId, [{ kind: "email", email: address }], []);
  return person?.userId ?? findUserByMailAddress(tx, organisationId, address);
}

async function switchOff(tx: Tx, wish: Unsubscription, userId: string, eventType: EventType): Promise<void> {
  const { organisationId } = wish;
  const row = await lockPreference(tx, organisationId, userId);
  const known = row.events as EventMatrix;
  if (known[eventType]?.email === false) return;
  await updatePreference(tx, row.id, mergePreference(row, { events: { [eventType]: { email: false } } }));
  await recordAudit(tx, readerOf(wish, userId), {
    action: "preferences.unsubscribe",
    subjectId: userId,
    after: { event_type: eventType, channel: "email" },
  });
}

async function suppress(tx: Tx, wish: Unsubscription): Promise<void> {
  const { organisationId, address, eventType } = wish;
  // One after the other, so that a mail program and its reader are one entry in the audit trail.
  await lockOrganisation(tx, organisationId);
  if ((await findSuppressions(tx, organisationId, [address])).size > 0) return;
  const about = eventType === null ? "a message about no event" : `“${eventCatalogue[eventType].label}”`;
  await addSuppression(tx, {
    organisationId,
    address,
    reason: "unsubscribed",
    detail: `From ${about}`,
  });
  await recordAudit(tx, readerOf(wish, null), {
    action: "suppression.create",
    after: { address, reason: "unsubscribed", event_type: eventType },
  });
}

/** Who holds the link speaks for the address; that is all that is known of them. */
function readerOf({ organisationId, address }: Unsubscription, userId: string | null) {
  return { kind: "system", organisationId, userId, label: `Unsubscribe link of ${address}` } as const;
}
