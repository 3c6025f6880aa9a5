import type { Actor } from "@/lib/core/actor";
import { quietUntil } from "@/lib/core/quiet-hours";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { rescheduleQuietHolds } from "@/lib/db/notifications";
import { lockPreference, quietHoursOf, updatePreference, type PreferenceRow } from "@/lib/db/preferences";
import { instanceRing } from "@/lib/db/secrets";
import { nudge } from "@/lib/queue/nudge";
import type { PreferenceView, UpdatePreferenceInput } from "@/lib/schemas/preference";
import { mergePreference } from "./merge-preference";
import { viewPreference } from "./preference-view";
import { requirePerson } from "./require-person";
import { maskWebhooks, saveWebhooks } from "./webhook-secrets";

/**
 * Merges the given fields into a person's preferences; what is left out keeps its value, also under a request that runs
 * at the same time. Messages that wait for the old quiet hours wait for the new ones instead.
 */
export async function savePreferences({
  actor,
  userId,
  input,
  now = new Date(),
}: {
  actor: Actor;
  userId: string;
  input: UpdatePreferenceInput;
  now?: Date;
}): Promise<PreferenceView> {
  const person = await requirePerson(actor, userId);
  const ring = await instanceRing();

  const view = await withTransaction(async (tx) => {
    const before = await lockPreference(tx, actor.organisationId, person.userId);
    const after = await updatePreference(tx, before.id, mergePreference(before, input));
    const webhooks = await saveWebhooks(tx, after, input, ring);
    if (quietHoursDiffer(before, after)) {
      const quietHours = quietHoursOf(after);
      await rescheduleQuietHolds(tx, after, quietHours && quietUntil(now, quietHours));
    }
    await recordAudit(tx, actor, {
      action: "preferences.update",
      subjectId: person.userId,
      before: auditable(before),
      after: { ...auditable(after), changed_webhooks: webhooks },
    });
    return viewPreference(after, await maskWebhooks(tx, after, ring), now);
  });
  nudge("notifications");
  return view;
}

function quietHoursDiffer(before: PreferenceRow, after: PreferenceRow): boolean {
  return JSON.stringify(quietHoursOf(before)) !== JSON.stringify(quietHoursOf(after));
}

function auditable(row: PreferenceRow) {
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
