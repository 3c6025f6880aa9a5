import type { ShownSecrets } from "@/lib/core/effective-settings";
import { levelOfSecret, type LevelsInForce } from "@/lib/core/merge-settings";
import { settingsSecrets } from "@/lib/core/settings";
import { openSettingsSecret, type SettingsSecretRow, type SettingsSecrets } from "@/lib/db/settings-secrets";
import type { SettingsProblem } from "@/lib/schemas/settings";

const withheld =
  "is not taken from root: the organisation names another mail server, which is not to get root's password. Enter one";

/** Which secrets count, as they may be shown, and why those that do cannot be used. */
export function secretsInForce(
  levels: LevelsInForce,
  stored: { own: SettingsSecrets; root: SettingsSecrets },
): { shown: ShownSecrets; problems: SettingsProblem[] } {
  const problems: SettingsProblem[] = [];
  const shown = settingsSecrets.map((path) => {
    const [own, root] = [stored.own.get(path), stored.root.get(path)];
    const has = { own: own !== undefined, root: root !== undefined };
    const { level, isWithheld } = levelOfSecret(path, levels, has);
    const used = level === "root" ? root : level === "organisation" ? own : undefined;
    const { problem } = used ? openSettingsSecret(used.entered) : { problem: isWithheld ? withheld : null };
    if (problem !== null) problems.push({ path, detail: problem });
    const ofRoot =
      levelOfSecret(path, levels, { ...has, own: false }).level === "root" ? showRoot(root) : null;
    const isOwn = level === "organisation";
    const value = isOwn ? show(own) : level === "root" ? showRoot(root) : null;
    return [path, { value, source: level ?? "default", without: isOwn ? ofRoot : null }] as const;
  });
  return { shown: new Map(shown), problems };
}

function show(row: SettingsSecretRow | undefined): string | null {
  if (!row) return null;
  return row.reference ?? (row.last4 ? `…${row.last4}` : "set");
}

/** How root's secrets end is not the organisations' business. */
function showRoot(row: SettingsSecretRow | undefined): string | null {
  return row ? (row.reference ?? "set") : null;
}
