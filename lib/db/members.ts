import type { Role } from "@/lib/core/actor";
import { preferenceChannels } from "@/lib/core/channel-kind";
import type { Member, RecipientRule } from "@/lib/core/recipient";
import { query, type Db } from "./database";
import { ownAddressFields, preferenceOf, type PreferenceFields } from "./preferences";

/** A member as decisions and messages know them; a disabled one can still be spoken of. */
export interface Person extends Member {
  username: string;
  isDisabled: boolean;
}

type Row = Omit<Person, "role" | "preference" | "mutes"> &
  PreferenceFields & {
    role: string;
    addressFields: string[];
    verified: string[];
    mutes: { jobId: string; until: string | null }[];
  };

/**
 * The members that the rules can name, and those of `userIds`; each with the preferences or their defaults, and what is
 * muted now or at `at`.
 */
export async function listPeople(
  db: Db,
  organisationId: string,
  rules: readonly RecipientRule[],
  userIds: readonly string[],
  at: Date | null = null,
): Promise<Person[]> {
  const roles = rules.flatMap((rule) => (rule.kind === "role" ? [rule.role] : []));
  const named = rules.flatMap((rule) => (rule.kind === "user" ? [rule.user_id] : []));
  const emails = rules.flatMap((rule) => (rule.kind === "email" ? [rule.email.toLowerCase()] : []));
  const rows = await query<Row>(
    `
SELECT u.id AS "userId", u.name, u.username, u.email, u.disabled_at IS NOT NULL AS "isDisabled", m.role,
  coalesce(p.email_enabled, true) AS "emailEnabled", coalesce(p.slack_enabled, false) AS "slackEnabled",
  coalesce(p.teams_enabled, false) AS "teamsEnabled", coalesce(p.webhook_enabled, false) AS "webhookEnabled",
  coalesce(p.events, '{}') AS events, p.quiet_hours_start AS "quietHoursStart",
  p.quiet_hours_end AS "quietHoursEnd", coalesce(p.quiet_days, '{1,2,3,4,5,6,7}') AS "quietDays",
  coalesce(p.critical_bypass, true) AS "criticalBypass", coalesce(p.timezone, 'UTC') AS timezone,
  coalesce(p.more_quiet_windows, '[]') AS "moreQuietWindows", coalesce(p.frequency, 'immediate') AS frequency,
  coalesce(p.digest_time, '08:00') AS "digestTime", p.snoozed_until AS "snoozedUntil",
  p.mail_address AS "mailAddress",
  ARRAY(SELECT v.kind FROM address_verifications v WHERE v.preference_id = p.id AND v.verified_at IS NOT NULL)
    AS verified,
  ARRAY(
    SELECT s.field FROM secrets s
    WHERE s.owner_id = p.id AND s.organisation_id = p.organisation_id AND s.field = ANY ($5::text[])
  ) AS "addressFields",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('jobId', t.job_id, 'until', t.muted_until)), '[]') FROM mutes t
   WHERE t.user_id = u.id AND t.organisation_id = m.organisation_id
     AND (t.muted_until IS NULL OR t.muted_until > coalesce($6::timestamptz, now()))
  ) AS mutes
FROM memberships m
JOIN users u ON u.id = m.user_id
LEFT JOIN preferences p ON p.organisation_id = m.organisation_id AND p.user_id = m.user_id
WHERE m.organisation_id = $1::uuid
  AND (m.role = ANY ($2::text[]) OR m.user_id = ANY ($3::uuid[]) OR u.email = ANY ($4::text[]))
ORDER BY m.created_at, m.id`,
    [organisationId, roles, [...named, ...userIds], emails, Object.values(ownAddressFields), at],
    db,
  );
  return rows.map(
    ({ userId, name, username, email, isDisabled, role, addressFields, verified, mutes, ...fields }) => ({
      userId,
      name,
      username,
      email,
      isDisabled,
      role: role as Role,
      preference: preferenceOf(
        fields,
        addressFields,
        preferenceChannels.filter((kind) => verified.includes(kind)),
      ),
      mutes: mutes.map(({ jobId, until }) => ({ jobId, until: until === null ? null : new Date(until) })),
    }),
  );
}

/** Those of them who could be told: disabled people are not among them. */
export async function listMembersNamedBy(
  db: Db,
  organisationId: string,
  rules: readonly RecipientRule[],
  userIds: readonly string[],
): Promise<Member[]> {
  const people = await listPeople(db, organisationId, rules, userIds);
  return people.filter(({ isDisabled }) => !isDisabled);
}

/** The member's name and address, or null when the person is not of the organisation. */
export async function findMember(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<{ userId: string; name: string; email: string; role: Role } | null> {
  const row = await db.membership.findUnique({
    where: { organisationId_userId: { organisationId, userId } },
    select: { role: true, user: { select: { id: true, name: true, email: true } } },
  });
  return row && { userId: row.user.id, name: row.user.name, email: row.user.email, role: row.role as Role };
}

/** The same by address, in any case. */
export async function findMemberByEmail(
  db: Db,
  organisationId: string,
  email: string,
): Promise<{ userId: string; name: string; email: string; role: Role } | null> {
  const row = await db.membership.findFirst({
    where: { organisationId, user: { email: email.toLowerCase() } },
    select: { userId: true },
  });
  return row && findMember(db, organisationId, row.userId);
}
