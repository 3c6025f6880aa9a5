import type { Role } from "@/lib/core/actor";
import type { Member, RecipientRule } from "@/lib/core/recipient";
import { query, type Db } from "./database";
import { preferenceOf, type PreferenceFields } from "./preferences";

interface MemberRow extends PreferenceFields {
  userId: string;
  name: string;
  email: string;
  role: string;
}

/**
 * The members that the rules, or being the owner of a job, can name; each with the preferences or their defaults.
 * Disabled people are not among them.
 */
export async function listMembersNamedBy(
  db: Db,
  organisationId: string,
  rules: readonly RecipientRule[],
  ownerIds: readonly string[],
): Promise<Member[]> {
  const roles = rules.flatMap((rule) => (rule.kind === "role" ? [rule.role] : []));
  const userIds = rules.flatMap((rule) => (rule.kind === "user" ? [rule.user_id] : []));
  const emails = rules.flatMap((rule) => (rule.kind === "email" ? [rule.email.toLowerCase()] : []));
  const rows = await query<MemberRow>(
    `
SELECT u.id AS "userId", u.name, u.email, m.role,
  coalesce(p.email_enabled, true) AS "emailEnabled", coalesce(p.slack_enabled, false) AS "slackEnabled",
  coalesce(p.teams_enabled, false) AS "teamsEnabled", coalesce(p.webhook_enabled, false) AS "webhookEnabled",
  coalesce(p.events, '{}') AS events, p.quiet_hours_start AS "quietHoursStart",
  p.quiet_hours_end AS "quietHoursEnd", coalesce(p.quiet_days, '{1,2,3,4,5,6,7}') AS "quietDays",
  coalesce(p.critical_bypass, true) AS "criticalBypass", coalesce(p.timezone, 'UTC') AS timezone
FROM memberships m
JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
LEFT JOIN preferences p ON p.organisation_id = m.organisation_id AND p.user_id = m.user_id
WHERE m.organisation_id = $1::uuid
  AND (m.role = ANY ($2::text[]) OR m.user_id = ANY ($3::uuid[]) OR u.email = ANY ($4::text[]))
ORDER BY m.created_at, m.id`,
    [organisationId, roles, [...userIds, ...ownerIds], emails],
    db,
  );
  return rows.map((row) => ({
    userId: row.userId,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    preference: preferenceOf(row),
  }));
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
