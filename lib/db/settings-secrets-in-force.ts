import { levelOfSecret, levelsInForce } from "@/lib/core/merge-settings";
import { salvageSettings } from "@/lib/core/salvage-settings";
import { settingsSecrets, type SettingsSecret } from "@/lib/core/settings";
import type { KeyRing, Secret } from "@/lib/secrets";
import { query, type Db } from "./database";
import {
  settingsColumns,
  settingsInForceOf,
  settingsJoin,
  settingsModeOf,
  type SettingsColumns,
  type SettingsInForce,
} from "./settings-in-force";
import {
  openSettingsSecret,
  readSettingsSecret,
  settingsSecretField,
  type SettingsLevel,
} from "./settings-secrets";

/** A secret as it is used: its reference is filled in. */
export interface SecretInForce {
  /** Null: there is none, or it cannot be used. */
  value: Secret | null;
  /** In words that follow the field's name; null: there is none, or it can be used. */
  problem: string | null;
  version: string;
}

interface Stored {
  ciphertext: string;
  version: string;
}

interface Row extends SettingsColumns {
  id: string;
  /** By name. */
  ownSecrets: Record<string, Stored>;
  rootSecrets: Record<string, Stored>;
}

const none: SecretInForce = { value: null, problem: null, version: "none" };

/** The settings of organisations, and a way to their secrets: the organisation's own, or root's. */
export async function loadSettingsSecrets(
  organisationIds: readonly string[],
  ring: KeyRing,
  db: Db,
): Promise<Map<string, { inForce: SettingsInForce; secrets: (name: SettingsSecret) => SecretInForce }>> {
  const rows = await findRows(organisationIds, db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        inForce: settingsInForceOf(row.id, row),
        secrets: (name: SettingsSecret) => secretOf(row, name, ring),
      },
    ]),
  );
}

function secretOf(row: Row, name: SettingsSecret, ring: KeyRing): SecretInForce {
  const own = row.ownSecrets[settingsSecretField(name)];
  const root = row.rootSecrets[name];
  const levels = levelsInForce({
    mode: settingsModeOf(row.settingsMode),
    own: salvageSettings(row.ownSettings).document,
    root: salvageSettings(row.rootSettings ?? {}).document,
  });
  const { level } = levelOfSecret(name, levels, { own: own !== undefined, root: root !== undefined });
  const stored = level === "root" ? root : own;
  if (level === null || !stored) return none;
  const whose: SettingsLevel =
    level === "root" ? { kind: "root" } : { kind: "organisation", organisationId: row.id };
  const opened = openSettingsSecret(readSettingsSecret(stored.ciphertext, whose, name, ring));
  return { ...opened, version: `${level}/${stored.version}` };
}

function findRows(organisationIds: readonly string[], db: Db): Promise<Row[]> {
  return query<Row>(
    `
SELECT o.id, ${settingsColumns},
  (
    SELECT coalesce(jsonb_object_agg(s.field, jsonb_build_object('ciphertext', s.ciphertext, 'version', s.updated_at)), '{}')
    FROM secrets s
    WHERE s.organisation_id = o.id AND s.owner_id = o.id AND s.field = ANY ($2::text[])
  ) AS "ownSecrets",
  (
    SELECT coalesce(jsonb_object_agg(s.field, jsonb_build_object('ciphertext', s.ciphertext, 'version', s.updated_at)), '{}')
    FROM root_secrets s
  ) AS "rootSecrets"
FROM organisations o
${settingsJoin}
WHERE o.id = ANY ($1::uuid[])`,
    [organisationIds, settingsSecrets.map(settingsSecretField)],
    db,
  );
}
