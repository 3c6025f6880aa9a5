import type { MessageLimits } from "@/lib/core/decide/gate";
import type { EventType } from "@/lib/core/event";
import { limitsOf } from "@/lib/core/settings-values";
import type { Prisma } from "@/prisma/generated/client";
import { query, type Db } from "./database";
import { briefSelect } from "./escalation-brief";
import { settingsColumns, settingsInForceOf, settingsJoin, type SettingsColumns } from "./settings-in-force";

const include = {
  job: { select: { id: true, key: true, name: true } },
  acknowledgement: true,
  escalation: { select: briefSelect },
} satisfies Prisma.EventInclude;

export type EventRow = Prisma.EventGetPayload<{ include: typeof include }>;
export type DecisionRow = Prisma.DecisionGetPayload<object>;

/** The organisation's event, or null. */
export function findEvent(db: Db, organisationId: string, id: string): Promise<EventRow | null> {
  return db.event.findFirst({ where: { id, organisationId }, include });
}

/** The details of the event that was recorded under the key, or null. */
export async function findEventDetails(
  db: Db,
  organisationId: string,
  dedupeKey: string,
): Promise<Record<string, unknown> | null> {
  const where = { organisationId_dedupeKey: { organisationId, dedupeKey } };
  const event = await db.event.findUnique({ where, select: { details: true } });
  return event && (event.details as Record<string, unknown>);
}

export interface EventPosition {
  createdAt: Date;
  id: string;
}

/** Events from the newest on, after `after`. */
export function listEvents(
  db: Db,
  organisationId: string,
  filter: { type?: EventType; runId?: string; jobKey?: string; after?: EventPosition | null; limit: number },
): Promise<EventRow[]> {
  const { type, runId, jobKey, after, limit } = filter;
  const conditions: Prisma.EventWhereInput[] = [{ type, runId }];
  if (jobKey) conditions.push({ job: { key: jobKey } });
  if (after)
    conditions.push({
      createdAt: { lte: after.createdAt },
      OR: [{ createdAt: { lt: after.createdAt } }, { id: { lt: after.id } }],
    });
  return db.event.findMany({
    where: { organisationId, AND: conditions },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include,
  });
}

/** A run's events, oldest first. */
export function listEventsOfRun(db: Db, organisationId: string, runId: string): Promise<EventRow[]> {
  return db.event.findMany({
    where: { organisationId, runId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include,
  });
}

/** Every decision that an event led to, in the order of making. */
export function listDecisionsOfEvent(
  db: Db,
  organisationId: string,
  eventId: string,
): Promise<DecisionRow[]> {
  return db.decision.findMany({
    where: { organisationId, eventId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** The organisation's jobs behind keys; keys that no job has are missing. */
export async function findJobIds(
  db: Db,
  organisationId: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.job.findMany({
    where: { organisationId, key: { in: [...keys] } },
    select: { id: true, key: true },
  });
  return new Map(rows.map(({ id, key }) => [key, id]));
}

export interface OrganisationSetting {
  organisation: { id: string; slug: string; name: string };
  mode: "on" | "off";
  /** Whether any address gets no mail: mostly none, and then nobody has to look. */
  hasSuppressions: boolean;
  /** Whether any silence may be on: mostly none. */
  hasSilences: boolean;
  /** Null: there are none. */
  limits: MessageLimits | null;
  /** The database's clock, when the transaction began; or the instant that was asked for. */
  now: Date;
}

/**
 * The organisation, whether it is on, and what time it is: the database's, or another that is given. Null when there is no
 * such organisation.
 */
export async function findSetting(
  db: Db,
  organisationId: string,
  at: Date | null = null,
): Promise<OrganisationSetting | null> {
  const [row] = await query<
    SettingsColumns & {
      slug: string;
      name: string;
      hasSuppressions: boolean;
      hasSilences: boolean;
      now: Date;
    }
  >(
    `
SELECT o.slug, o.name, clock.now, ${settingsColumns},
  EXISTS (SELECT FROM suppressions WHERE organisation_id = o.id) AS "hasSuppressions",
  EXISTS (
    SELECT FROM silences
    WHERE organisation_id = o.id AND starts_at <= clock.now AND (ends_at IS NULL OR ends_at > clock.now)
  ) AS "hasSilences"
FROM organisations o
CROSS JOIN (SELECT coalesce($2::timestamptz, now()) AS now) AS clock
${settingsJoin}
WHERE o.id = $1::uuid`,
    [organisationId, at],
    db,
  );
  if (!row) return null;
  const { slug, name, hasSuppressions, hasSilences, now } = row;
  const { isOn, document } = settingsInForceOf(organisationId, row);
  const organisation = { id: organisationId, slug, name };
  return {
    organisation,
    mode: isOn ? "on" : "off",
    limits: limitsOf(document),
    hasSuppressions,
    hasSilences,
    now,
  };
}
