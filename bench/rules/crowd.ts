import { eventTypes, type EventType } from "../../lib/core/event";
import { database, query } from "../../lib/db/database";
import { makeJob } from "../../lib/testing/factories/jobs";
import { makeOrganisation } from "../../lib/testing/factories/organisations";
import type { Preference } from "../../lib/core/recipient";
import { wishes, type Wish } from "./wishes";

export const PEOPLE = 1_000;
const AUTHORS = 10;
export const ORGANISATIONS = 5;
const RULES = 10;

export interface Crowd {
  organisationIds: string[];
  jobIds: string[];
}

/** How many people hear of an event. */
export const audiences = [1, AUTHORS, PEOPLE] as const;
export type Audience = (typeof audiences)[number];

/** A thousand people who are members of five organisations with ten rules each. */
export async function makeCrowd(): Promise<Crowd> {
  await query(
    `
INSERT INTO users (id, email, username, name, updated_at)
SELECT gen_random_uuid(), 'person-' || i || '@example.org', 'person-' || i, 'Person ' || i, now()
FROM generate_series(1, $1::int) AS i`,
    [PEOPLE],
  );
  const crowd: Crowd = { organisationIds: [], jobIds: [] };
  for (let number = 0; number < ORGANISATIONS; number++) {
    const { id: organisationId } = await makeOrganisation();
    await query(
      `
INSERT INTO memberships (id, organisation_id, user_id, role, updated_at)
SELECT gen_random_uuid(), $1::uuid, id,
  CASE WHEN username = 'person-1' THEN 'admin' WHEN substr(username, 8)::int <= $2::int THEN 'author' ELSE 'member' END,
  now()
FROM users`,
      [organisationId, AUTHORS],
    );
    crowd.organisationIds.push(organisationId);
    crowd.jobIds.push((await makeJob(organisationId)).id);
  }
  return crowd;
}

export function typesWithRules(): EventType[] {
  return eventTypes.slice(0, RULES);
}

/** Lets every rule tell so many people. */
export async function setAudience({ organisationIds }: Crowd, audience: Audience): Promise<void> {
  const { prisma } = database();
  const roles = { 1: ["admin"], 10: ["admin", "author"], 1000: ["admin", "author", "member"] }[audience];
  await prisma.trigger.deleteMany();
  await prisma.trigger.createMany({
    data: organisationIds.flatMap((organisationId) =>
      typesWithRules().map((eventType) => ({
        organisationId,
        eventType,
        enabled: true,
        channelKinds: ["email", "slack", "teams", "webhook"],
        recipients: roles.map((role) => ({ kind: "role", role })),
      })),
    ),
  });
}

/** Gives everybody the same preferences. */
export async function setWish({ organisationIds }: Crowd, wish: Wish): Promise<void> {
  const { preference, hasMute }: { preference: Partial<Preference>; hasMute: boolean } = wishes[wish];
  const [first, ...more] = (preference.quietHours ?? []).map(({ start, end, days }) => ({
    start,
    end,
    days,
  }));
  await query("DELETE FROM mutes");
  await query("DELETE FROM preferences");
  await query(
    `
INSERT INTO preferences (
  id, organisation_id, user_id, quiet_hours_start, quiet_hours_end, more_quiet_windows, timezone, frequency, updated_at
)
SELECT gen_random_uuid(), organisation_id, user_id, $1::text, $2::text, $3::jsonb, 'Europe/Berlin', $4, now()
FROM memberships`,
    [first?.start ?? null, first?.end ?? null, JSON.stringify(more), preference.frequency ?? "immediate"],
  );
  if (!hasMute) return;
  for (const organisationId of organisationIds) {
    const other = await makeJob(organisationId);
    await query(
      `INSERT INTO mutes (id, organisation_id, user_id, job_id)
       SELECT gen_random_uuid(), organisation_id, user_id, $2::uuid FROM memberships WHERE organisation_id = $1::uuid`,
      [organisationId, other.id],
    );
  }
}
