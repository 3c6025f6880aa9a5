import { salvageSettings, type LeftOut } from "@/lib/core/salvage-settings";
import type { SettingsDocument, SettingsMode } from "@/lib/core/settings";
import { query, type Db, type Tx } from "./database";
import { lockOrganisation } from "./lock-organisation";
import { settingsModeOf } from "./settings-in-force";
import type { SettingsLevel } from "./settings-secrets";

/** What a level has stored. */
export interface StoredSettings {
  /** Root's is always inherit: there is nothing above it. */
  mode: SettingsMode;
  document: SettingsDocument;
  /** Parts of the stored document that this version cannot use. */
  leftOut: LeftOut[];
  /** Null: nobody has saved any. */
  updatedAt: Date | null;
}

/** Lets the settings of a level be written one after the other. */
export async function lockSettings(tx: Tx, level: SettingsLevel): Promise<void> {
  if (level.kind === "organisation") return lockOrganisation(tx, level.organisationId);
  await query(
    `INSERT INTO root_settings (id, updated_at) VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET id = 1`,
    [],
    tx,
  );
}

export async function findSettings(db: Db, level: SettingsLevel): Promise<StoredSettings> {
  if (level.kind === "root") {
    const row = await db.rootSettings.findUnique({ where: { id: 1 } });
    // lockSettings makes the row before anybody has saved any.
    const isUntouched = Object.keys((row?.document ?? {}) as object).length === 0;
    const updatedAt = isUntouched ? null : (row?.updatedAt ?? null);
    return { mode: "inherit", ...salvageSettings(row?.document ?? {}), updatedAt };
  }
  const row = await db.organisation.findUniqueOrThrow({
    where: { id: level.organisationId },
    select: { mode: true, settings: true, updatedAt: true },
  });
  const isUntouched = row.mode === "inherit" && Object.keys(row.settings as object).length === 0;
  const stored = salvageSettings(row.settings);
  return { mode: settingsModeOf(row.mode), ...stored, updatedAt: isUntouched ? null : row.updatedAt };
}

/** After the last one, also within a millisecond: what is cached is known by it. */
const nextVersion = `greatest(clock_timestamp(), updated_at + interval '1 millisecond')`;

/** Replaces the document. The caller holds lockSettings. */
export async function saveSettings(
  tx: Tx,
  level: SettingsLevel,
  { mode, document }: Pick<StoredSettings, "mode" | "document">,
): Promise<void> {
  const json = JSON.stringify(document);
  if (level.kind === "root")
    await query(
      `UPDATE root_settings SET document = $1::jsonb, updated_at = ${nextVersion} WHERE id = 1`,
      [json],
      tx,
    );
  else
    await query(
      `UPDATE organisations SET mode = $2, settings = $3::jsonb, updated_at = ${nextVersion} WHERE id = $1::uuid`,
      [level.organisationId, mode, json],
      tx,
    );
}

/** Makes all processes read the organisation's settings anew: what they have cached is of an older version. */
export async function touchSettings(tx: Tx, organisationId: string): Promise<void> {
  await query(
    `UPDATE organisations SET updated_at = ${nextVersion} WHERE id = $1::uuid`,
    [organisationId],
    tx,
  );
}

/** Those whose mail, or whose Slack channel of the settings, fails: other settings may repair it. */
export async function listOrganisationsOfOpenSettings(tx: Tx): Promise<string[]> {
  const rows = await query<{ organisationId: string }>(
    `
SELECT DISTINCT organisation_id AS "organisationId" FROM destination_health
WHERE destination IN (organisation_id || '/email', organisation_id || '/slack/' || organisation_id)
  AND (failures_in_row > 0 OR open_until > now())`,
    [],
    tx,
  );
  return rows.map(({ organisationId }) => organisationId);
}
