import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { findPreference } from "@/lib/db/preferences";
import { instanceRing } from "@/lib/db/secrets";
import type { PreferenceView } from "@/lib/schemas/preference";
import { defaultPreference, viewPreference } from "./preference-view";
import { requirePerson } from "./require-person";
import { maskWebhooks, noWebhooks } from "./webhook-secrets";

/** What a person wants to hear, and how: the stored preferences, or the defaults. */
export async function getPreferences({
  actor,
  userId,
  now = new Date(),
}: {
  actor: Actor;
  userId: string;
  now?: Date;
}): Promise<PreferenceView> {
  const { prisma } = database();
  const person = await requirePerson(actor, userId);
  const row = await findPreference(prisma, actor.organisationId, person.userId);
  if (!row) {
    const preset = viewPreference(defaultPreference(actor.organisationId, person.userId), noWebhooks, now);
    return { ...preset, updated_at: null };
  }
  return viewPreference(row, await maskWebhooks(prisma, row, await instanceRing()), now);
}
