import { config } from "@/lib/config";
import { levelsInForce } from "@/lib/core/merge-settings";
import {
  resolveSettings,
  type ReferencedVariables,
  type ReferenceProblem,
} from "@/lib/core/resolve-settings";
import { salvageSettings } from "@/lib/core/salvage-settings";
import { settingsModes, type SettingsDocument, type SettingsMode } from "@/lib/core/settings";
import { query, type Db } from "./database";

/** What a statement reads beside an organisation `o`, with settingsColumns and settingsJoin. */
export interface SettingsColumns {
  settingsMode: string;
  ownSettings: unknown;
  ownVersion: Date;
  rootSettings: unknown;
  /** Null: root has none. */
  rootVersion: Date | null;
}

export const settingsColumns = `o.mode AS "settingsMode", o.settings AS "ownSettings", o.updated_at AS "ownVersion",
  root.document AS "rootSettings", root.updated_at AS "rootVersion"`;
export const settingsJoin = `LEFT JOIN root_settings root ON root.id = 1`;

/** The settings that count for an organisation, ready to be used. */
export interface SettingsInForce {
  isOn: boolean;
  /** The organisation's over root's, references filled in; what cannot be used is left out. */
  document: SettingsDocument;
  problems: readonly ReferenceProblem[];
  /** Changes with any change of either document. */
  version: string;
}

/** What is used least goes first. */
const MOST_CACHED = 1_000;
const cache = new Map<string, SettingsInForce>();

/**
 * Of a row that was just read: parsed once for each version of the documents, so what another process saves counts with
 * the next statement here (S2.67–69). Versions decide: a cached document that is out of date is never used.
 */
export function settingsInForceOf(organisationId: string, row: SettingsColumns): SettingsInForce {
  const version = [row.settingsMode, row.ownVersion.getTime(), row.rootVersion?.getTime() ?? "none"].join(
    "/",
  );
  const cached = cache.get(organisationId);
  const inForce = cached?.version === version ? cached : { ...resolve(row), version };
  cache.delete(organisationId);
  cache.set(organisationId, inForce);
  const [oldest] = cache.keys();
  if (cache.size > MOST_CACHED && oldest !== undefined) cache.delete(oldest);
  return inForce;
}

/** Of these organisations, by id. */
export async function loadSettingsInForce(
  db: Db,
  organisationIds: readonly string[] | "all",
): Promise<Map<string, SettingsInForce>> {
  const rows = await query<SettingsColumns & { id: string }>(
    `
SELECT o.id, ${settingsColumns}
FROM organisations o
${settingsJoin}
WHERE $1::uuid[] IS NULL OR o.id = ANY ($1::uuid[])`,
    [organisationIds === "all" ? null : organisationIds],
    db,
  );
  return new Map(rows.map((row) => [row.id, settingsInForceOf(row.id, row)]));
}

/** The mode of a row; one that this version does not know inherits. */
export function settingsModeOf(mode: string): SettingsMode {
  return settingsModes.find((known) => known === mode) ?? "inherit";
}

/** The variables of this process that settings may refer to. Of a secret only whether it is set. */
export function referencedVariables(): ReferencedVariables {
  return new Map(
    [...config().settingsEnvironment].map(([name, { isSecret, value }]) => {
      const plain = isSecret ? "set" : value?.reveal();
      return [name, { isSecret, value: value === null ? null : (plain ?? null) }];
    }),
  );
}

function resolve(row: SettingsColumns): Omit<SettingsInForce, "version"> {
  const { document, isOn } = levelsInForce({
    mode: settingsModeOf(row.settingsMode),
    own: salvageSettings(row.ownSettings).document,
    root: salvageSettings(row.rootSettings ?? {}).document,
  });
  if (Object.keys(document).length === 0) return { isOn, document, problems: [] };
  return { isOn, ...resolveSettings(document, referencedVariables()) };
}
