import type { Actor } from "@/lib/core/actor";
import { readClock } from "@/lib/db/clock";
import { database } from "@/lib/db/database";
import { findPreference } from "@/lib/db/preferences";
import { instanceRing } from "@/lib/db/secrets";
import type { PreferenceView } from "@/lib/schemas/preference";
import { defaultPreference, showPreference, viewPreference } from "./preference-view";
import { requirePerson } from "./require-person";
import { noWebhooks } from "./webhook-secrets";

/** What a person wants to hear, and how: the stored preferences, or the defaults. */
export async function getPreferences({
  actor,
  userId,
  now,
}: {
  actor: Actor;
  userId: string;
  now?: Date;
}): Promise<PreferenceView> {
  const { prisma } = database();
  const person = await requirePerson(actor, userId);
  const at = now ?? (await readClock(prisma));
  const row = await findPreference(prisma, actor.organisationId, person.userId);
  if (!row) {
    const preset = defaultPreference(actor.organisationId, person.userId);
    const view = viewPreference(preset, { webhooks: noWebhooks, verified: [] }, at);
    return { ...view, updated_at: null };
  }
  return showPreference(prisma, row, await instanceRing(), at);
}
