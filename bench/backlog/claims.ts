import { query, type Database } from "../../lib/db/database";
import { claimNotifications } from "../../lib/queue/claim";
import { makeOrganisation } from "../../lib/testing/factories/organisations";
import { inMs, percentile, say, sayTable, whole } from "../figures";
import { makeDatabase, withClient } from "../postgres";
import { rounds } from "../settings";
import { runLong, withInstalledDatabase } from "./database";

const DUE = 1_000;
const OPEN_LANES = 10;
/** As many as a worker takes at once. */
const CLAIM = 50;
const WARM_UP = 10;
const IDLE_LOOKS = 100;

interface Claims {
  taking: number[];
  idle: number[];
}

/** Times claims from a queue in which nothing else waits, and from one with `backlog` rows for a lane that is closed. */
export async function measureClaims(backlog: number): Promise<void> {
  const bench = await makeDatabase();
  try {
    await withInstalledDatabase(bench.url, async (database) => {
      const { id: organisationId } = await makeOrganisation();
      const empty = await measure(organisationId);
      say(`${whole(backlog)} rows are made for a closed lane …`);
      await closeLane(organisationId);
      await fill(database, { organisationId, lanes: ["closed"], count: backlog });
      await withClient(bench.url, (client) => client.query("VACUUM ANALYZE notifications"));
      const full = await measure(organisationId);
      sayTable([
        ["a claim", "p50", "p99"],
        rowOf(`of ${CLAIM} when nothing else waits`, empty.taking),
        rowOf(`of ${CLAIM} beside the backlog`, full.taking),
        rowOf("that finds nothing when nothing waits", empty.idle),
        rowOf("that finds nothing beside the backlog", full.idle),
      ]);
      say(
        `${full.taking.length} claims each, by one worker, of ${whole(DUE)} that are due in ${OPEN_LANES} lanes`,
      );
    });
  } finally {
    await bench.drop();
  }
}

async function measure(organisationId: string): Promise<Claims> {
  const claims: Claims = { taking: [], idle: [] };
  // The first ones plan their statement.
  for (let look = 0; look < WARM_UP; look++) await timeClaim();
  for (let round = 0; round < rounds(); round++) {
    const lanes = Array.from({ length: OPEN_LANES }, (_, lane) => `open-${lane}`);
    await fill(null, { organisationId, lanes, count: DUE });
    for (let taken = 0; taken < DUE; taken += CLAIM) claims.taking.push(await timeClaim(CLAIM));
    for (let look = 0; look < IDLE_LOOKS; look++) claims.idle.push(await timeClaim(0));
    await query("DELETE FROM notifications WHERE state = 'sending'");
  }
  return claims;
}

async function timeClaim(expected?: number): Promise<number> {
  const started = performance.now();
  const claimed = await claimNotifications({ workerId: "bench", limit: CLAIM });
  const ms = performance.now() - started;
  if (expected !== undefined && claimed.length !== expected)
    throw new Error(`A claim took ${claimed.length} instead of ${expected}`);
  return ms;
}

async function closeLane(organisationId: string): Promise<void> {
  await query(
    `INSERT INTO destination_health (destination, organisation_id, failures_in_row, open_until)
     VALUES ($1, $2::uuid, 5, now() + interval '1 day')`,
    [laneName(organisationId, "closed"), organisationId],
  );
}

async function fill(
  database: Database | null,
  { organisationId, lanes, count }: { organisationId: string; lanes: readonly string[]; count: number },
): Promise<void> {
  const sql = `
INSERT INTO notifications (
  id, organisation_id, purpose, recipient, channel_kind, lane, state, priority, next_attempt_at, expires_at, updated_at
)
SELECT gen_random_uuid(), $1::uuid, 'trigger', 'person-' || i || '@example.org', 'webhook',
  ($2::text[])[1 + i % cardinality($2::text[])], 'queued', (ARRAY[0, 20, 50, 80])[1 + i % 4],
  now() - i * interval '1 millisecond', now() + interval '1 day', now()
FROM generate_series(1, $3::int) AS i`;
  const params = [organisationId, lanes.map((lane) => laneName(organisationId, lane)), count];
  await (database ? runLong(database, sql, params) : query(sql, params));
}

function laneName(organisationId: string, lane: string): string {
  return `${organisationId}/webhook/${lane}`;
}

function rowOf(name: string, times: readonly number[]): string[] {
  return [name, inMs(percentile(times, 0.5)), inMs(percentile(times, 0.99))];
}
