import { resolveSettings } from "@/lib/core/resolve-settings";
import { settingsSecrets } from "@/lib/core/settings";
import type { Db } from "@/lib/db/database";
import { findSettings } from "@/lib/db/settings";
import { referencedVariables } from "@/lib/db/settings-in-force";
import { listSettingsSecrets, openSettingsSecret, type SettingsLevel } from "@/lib/db/settings-secrets";
import type { SettingsProblem, SettingsView } from "@/lib/schemas/settings";
import type { KeyRing } from "@/lib/secrets";
import { viewSecret } from "../channels/channel-view";

/** The settings of a level as the API shows them: references as they stand, of secrets only that they are there. */
export async function readSettingsView(db: Db, level: SettingsLevel, ring: KeyRing): Promise<SettingsView> {
  const { mode, document, leftOut, updatedAt } = await findSettings(db, level);
  const secrets = await listSettingsSecrets(db, level, ring);
  const ofSecrets = [...secrets].flatMap(([path, { entered }]): SettingsProblem[] => {
    const { problem } = openSettingsSecret(entered);
    return problem === null ? [] : [{ path, detail: problem }];
  });
  const views = settingsSecrets.map((name) => {
    const stored = secrets.get(name);
    const facts = stored && { field: name, last4: stored.last4, updatedAt: stored.updatedAt };
    const reference = stored?.reference ?? null;
    const shown = viewSecret(facts);
    // The end of a name tells nothing.
    return [name, { ...shown, last4: reference === null ? shown.last4 : null, reference }] as const;
  });
  return {
    mode,
    document,
    secrets: Object.fromEntries(views) as SettingsView["secrets"],
    problems: [
      ...leftOut.map(({ path, detail }) => ({ path, detail })),
      ...resolveSettings(document, referencedVariables()).problems.map(({ path, detail }) => ({
        path,
        detail,
      })),
      ...ofSecrets,
    ],
    updated_at: updatedAt?.toISOString() ?? null,
  };
}
