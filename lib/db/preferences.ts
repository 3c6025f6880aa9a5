import type { QuietHours } from "@/lib/core/quiet-hours";
import type { OwnAddressKind } from "@/lib/core/reach";
import type { Preference } from "@/lib/core/recipient";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db, type Tx } from "./database";

export type PreferenceRow = Prisma.PreferenceGetPayload<object>;

/** Where people's own addresses lie among the secrets: they hold their own credentials. */
export const ownAddressFields = {
  slack: "preferences.slack_webhook_url",
  teams: "preferences.teams_webhook_url",
  webhook: "preferences.custom_webhook_url",
} as const satisfies Record<OwnAddressKind, string>;
const ownAddressKinds = Object.keys(ownAddressFields) as OwnAddressKind[];

/** What the decision needs of a row. */
export type PreferenceFields = Pick<
  PreferenceRow,
  | "emailEnabled"
  | "slackEnabled"
  | "teamsEnabled"
  | "webhookEnabled"
  | "events"
  | "quietHoursStart"
  | "quietHoursEnd"
  | "quietDays"
  | "criticalBypass"
  | "timezone"
>;

/** A stored row as the decision reads it; `secretFields` are those of its secrets. */
export function preferenceOf(row: PreferenceFields, secretFields: readonly string[]): Preference {
  return {
    channels: {
      email: row.emailEnabled,
      slack: row.slackEnabled,
      teams: row.teamsEnabled,
      webhook: row.webhookEnabled,
    },
    addresses: ownAddressKinds.filter((kind) => secretFields.includes(ownAddressFields[kind])),
    events: row.events as Preference["events"],
    quietHours: quietHoursOf(row),
    criticalBypass: row.criticalBypass,
  };
}

/** Null when the person set none. */
export function quietHoursOf({
  quietHoursStart: start,
  quietHoursEnd: end,
  quietDays: days,
  timezone: zone,
}: Pick<
  PreferenceFields,
  "quietHoursStart" | "quietHoursEnd" | "quietDays" | "timezone"
>): QuietHours | null {
  return start && end ? { start, end, days, zone } : null;
}

/** Null when the person never touched the preferences. */
export function findPreference(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<PreferenceRow | null> {
  return db.preference.findUnique({ where: { organisationId_userId: { organisationId, userId } } });
}

/**
 * The person's row, made with the defaults when it is new, locked until the transaction ends: what is merged into it
 * cannot get lost under another request.
 */
export async function lockPreference(tx: Tx, organisationId: string, userId: string): Promise<PreferenceRow> {
  await tx.preference.createMany({ data: [{ organisationId, userId }], skipDuplicates: true });
  await query(
    `SELECT id FROM preferences WHERE organisation_id = $1::uuid AND user_id = $2::uuid FOR UPDATE`,
    [organisationId, userId],
    tx,
  );
  return tx.preference.findUniqueOrThrow({ where: { organisationId_userId: { organisationId, userId } } });
}

export function updatePreference(
  tx: Tx,
  id: string,
  data: Prisma.PreferenceUpdateInput,
): Promise<PreferenceRow> {
  return tx.preference.update({ where: { id }, data });
}
