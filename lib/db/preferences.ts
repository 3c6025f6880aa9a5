import { z } from "zod";
import { digestFrequencies } from "@/lib/core/digest";
import type { QuietWindow } from "@/lib/core/quiet-grid";
import { type QuietHours } from "@/lib/core/quiet-hours";
import { wallTime, wallTimeOfEnd } from "@/lib/core/wall-time";
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
  | "moreQuietWindows"
  | "frequency"
  | "digestTime"
  | "snoozedUntil"
  | "mailAddress"
>;

/** A stored row as the decision reads it; `secretFields` are those of its secrets, `verified` the kinds that were shown. */
export function preferenceOf(
  row: PreferenceFields,
  secretFields: readonly string[],
  verified: Preference["verified"],
): Preference {
  return {
    channels: {
      email: row.emailEnabled,
      slack: row.slackEnabled,
      teams: row.teamsEnabled,
      webhook: row.webhookEnabled,
    },
    addresses: ownAddressKinds.filter((kind) => secretFields.includes(ownAddressFields[kind])),
    verified,
    mailAddress: row.mailAddress,
    events: row.events as Preference["events"],
    quietHours: quietHoursOf(row),
    snoozedUntil: row.snoozedUntil,
    frequency: digestFrequencies.find((frequency) => frequency === row.frequency) ?? "immediate",
    digestTime: row.digestTime,
    zone: row.timezone,
    criticalBypass: row.criticalBypass,
  };
}

type WindowFields = Pick<
  PreferenceFields,
  "quietHoursStart" | "quietHoursEnd" | "quietDays" | "moreQuietWindows"
>;

/** The person's quiet windows, each in the person's zone. */
export function quietHoursOf({
  timezone: zone,
  ...fields
}: WindowFields & Pick<PreferenceFields, "timezone">): QuietHours[] {
  return quietWindowsOf(fields).map((window) => ({ ...window, zone }));
}

/** Empty when the person set none. The first window has fields of its own. */
export function quietWindowsOf({
  quietHoursStart: start,
  quietHoursEnd: end,
  quietDays: days,
  moreQuietWindows,
}: WindowFields): QuietWindow[] {
  const more = QuietWindows.safeParse(moreQuietWindows).data ?? [];
  return start && end ? [{ start, end, days }, ...more] : more;
}

/** As stored: quiet windows beside the first one. */
const QuietWindows = z.array(
  z.object({
    start: z.string().regex(wallTime),
    end: z.string().regex(wallTimeOfEnd),
    days: z.array(z.int().min(1).max(7)),
  }),
);

/** Null when the person never touched the preferences. */
export function findPreference(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<PreferenceRow | null> {
  return db.preference.findUnique({ where: { organisationId_userId: { organisationId, userId } } });
}

/** The member who chose that address for mail, and has shown it to be theirs; null when nobody did. */
export async function findUserByMailAddress(
  db: Db,
  organisationId: string,
  address: string,
): Promise<string | null> {
  const verified = { some: { kind: "email", verifiedAt: { not: null } } };
  const row = await db.preference.findFirst({
    where: { organisationId, mailAddress: address.toLowerCase(), verifications: verified },
    select: { userId: true },
    orderBy: { createdAt: "asc" },
  });
  return row?.userId ?? null;
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
