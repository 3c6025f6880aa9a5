import type { Actor } from "@/lib/core/actor";
import { readClock } from "@/lib/db/clock";
import { dropVerification } from "@/lib/db/address-verifications";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockPreference, quietHoursOf, updatePreference, type PreferenceRow } from "@/lib/db/preferences";
import { rescheduleHolds } from "@/lib/db/reschedule-holds";
import { instanceRing } from "@/lib/db/secrets";
import { nudge } from "@/lib/queue/nudge";
import type { PreferenceView, UpdatePreferenceInput } from "@/lib/schemas/preference";
import { mergePreference } from "./merge-preference";
import { showPreference } from "./preference-view";
import { requirePerson } from "./require-person";
import { saveWebhooks } from "./webhook-secrets";

/**
 * Merges the given fields into a person's preferences; what is left out keeps its value, also under a request that runs
 * at the same time. Messages that wait for the old quiet hours or digests wait for the new ones instead; another address has
 * to be verified before something goes there.
 */
export async function savePreferences({
  actor,
  userId,
  input,
  now,
}: {
  actor: Actor;
  userId: string;
  input: UpdatePreferenceInput;
  now?: Date;
}): Promise<PreferenceView> {
  const person = await requirePerson(actor, userId);
  const ring = await instanceRing();
  const given = { ...input, mail_address: otherThan(person.email, input.mail_address) };

  const view = await withTransaction(async (tx) => {
    const at = now ?? (await readClock(tx));
    const before = await lockPreference(tx, actor.organisationId, person.userId);
    const after = await updatePreference(tx, before.id, mergePreference(before, given));
    const webhooks = await saveWebhooks(tx, after, input, ring);
    if (after.mailAddress !== before.mailAddress)
      await dropVerification(tx, { ...placeOf(after), kind: "email" });
    if (timesDiffer(before, after)) await rescheduleHolds(tx, after, at);
    await recordAudit(tx, actor, {
      action: "preferences.update",
      subjectId: person.userId,
      before: auditable(before),
      after: { ...auditable(after), changed_webhooks: webhooks },
    });
    return showPreference(tx, after, ring, at);
  });
  nudge("notifications");
  return view;
}

/** Lower case; null for the account's own address, where mail goes anyway. */
function otherThan(own: string, given: string | null | undefined): string | null | undefined {
  const address = given?.toLowerCase() ?? given;
  return address === own.toLowerCase() ? null : address;
}

function placeOf({ id, organisationId }: PreferenceRow) {
  return { organisationId, preferenceId: id };
}

function timesDiffer(before: PreferenceRow, after: PreferenceRow): boolean {
  const times = (row: PreferenceRow) => {
    const { frequency, digestTime, timezone, criticalBypass } = row;
    return JSON.stringify([quietHoursOf(row), frequency, digestTime, timezone, criticalBypass]);
  };
  return times(before) !== times(after);
}

/** What the audit trail keeps. */
export function auditable(row: PreferenceRow) {
  const {
    id: _id,
    organisationId: _organisation,
    userId: _user,
    createdAt: _created,
    updatedAt: _updated,
    ...rest
  } = row;
  return rest;
}
