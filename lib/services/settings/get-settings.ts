import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import type { SettingsLevel } from "@/lib/db/settings-secrets";
import type { SettingsView } from "@/lib/schemas/settings";
import { levelOf } from "./settings-level";
import { readSettingsView } from "./settings-view";

/** The settings of the organisation alone, or of root. Throws ForbiddenError for root's. */
export async function getSettings({
  actor,
  kind,
}: {
  actor: Actor;
  kind: SettingsLevel["kind"];
}): Promise<SettingsView> {
  return readSettingsView(database().prisma, levelOf(actor, kind), await instanceRing());
}
