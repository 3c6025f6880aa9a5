import { request } from "../../e2e/api";
import type { TestServer } from "../../e2e/server";
import { query, type Database } from "../../lib/db/database";
import { makeJob } from "../../lib/testing/factories/jobs";
import { makeMember } from "../../lib/testing/factories/people";
import { inMs, percentile, say, sayTable, whole } from "../figures";
import { withClient } from "../postgres";
import { startRunbell } from "../runbell";
import { runLong, withInstalledDatabase } from "./database";

const PEOPLE = 50;
const JOBS = 40;
const DAYS = 90;
const REQUESTS = 100;
const WARM_UP = 3;
/** Of one kind of request, if it is slow. */
const LONGEST_MS = 20_000;
const DEEP_PAGE = 20;

interface Page {
  data: unknown[];
  next_cursor: string | null;
}

/** Times GET /api/v1/notifications on a history of so many rows. */
export async function measureLists(rows: number): Promise<void> {
  const running = await startRunbell({ database: "PostgreSQL", workers: 0 });
  try {
    const { server, databaseUrl } = running;
    if (databaseUrl === null) throw new Error("There is no PostgreSQL behind it");
    say(`${whole(rows)} rows of history are made …`);
    const { people, jobs } = await withInstalledDatabase(databaseUrl, (database) => fill(database, rows));
    await withClient(databaseUrl, (client) => client.query("VACUUM ANALYZE notifications"));
    const [person, job] = [people[7], jobs[7]];
    const searches: Record<string, string> = {
      "first page": "",
      [`page ${DEEP_PAGE}, by its cursor`]: `cursor=${await cursorOf(server, DEEP_PAGE)}`,
      "of a job": `job=${job}`,
      "of a person": `user_id=${person}`,
      "dead ones": "state=dead",
      "of a reason, 1 in 1,000": "reason=rejected_recipient",
      "of a reason that none has": "reason=gone",
      "of a job, dead": `job=${job}&state=dead`,
      "with a text that many have": "q=host-17",
      "with a text that one has": `q=load-${Math.floor(rows / 2)}-`,
      "with a text that none has": "q=nowhere",
    };
    const table = [["GET /api/v1/notifications", "p50", "p95", "requests"]];
    for (const [name, search] of Object.entries(searches)) {
      const times = await timeRequests(server, search);
      table.push([name, inMs(percentile(times, 0.5)), inMs(percentile(times, 0.95)), whole(times.length)]);
    }
    sayTable(table);
    say(`${whole(rows)} rows, 25 a page, one request after the other`);
  } finally {
    await running.close();
  }
}

async function timeRequests(server: TestServer, search: string): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + LONGEST_MS;
  while (times.length < REQUESTS + WARM_UP && (performance.now() < end || times.length <= WARM_UP)) {
    const started = performance.now();
    await getPage(server, search);
    times.push(performance.now() - started);
  }
  return times.slice(WARM_UP);
}

async function cursorOf(server: TestServer, page: number): Promise<string> {
  let cursor: string | null = "";
  for (let number = 1; number < page && cursor !== null; number++)
    cursor = (await getPage(server, cursor && `cursor=${cursor}`)).next_cursor;
  if (!cursor) throw new Error(`There is no page ${page}`);
  return cursor;
}

async function getPage(server: TestServer, search: string): Promise<Page> {
  const { status, body } = await request<Page>(server, "GET", `/api/v1/notifications?${search}`);
  if (status !== 200) throw new Error(`${status} for ${search}: ${JSON.stringify(body)}`);
  return body;
}

/** Three months: of a thousand, one was refused for good, four are dead for other reasons, ten were skipped. */
async function fill(database: Database, rows: number): Promise<{ people: string[]; jobs: string[] }> {
  const [organisation] = await query<{ id: string }>("SELECT id FROM organisations LIMIT 1");
  if (!organisation) throw new Error("The server made no organisation");
  const people = await times(PEOPLE, async () => (await makeMember(organisation.id)).id);
  const jobs = await times(JOBS, () => makeJob(organisation.id));
  await runLong(
    database,
    `
INSERT INTO notifications (
  id, organisation_id, purpose, event_type, severity, user_id, job_id, recipient, recipient_name, channel_kind, lane,
  subject, body_text, state, reason, attempt_count, sent_at, created_at, updated_at
)
SELECT
  -- As newId() makes them: they sort by age.
  (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '70008' || lpad(to_hex(i), 15, '0'))::uuid,
  $1::uuid, 'trigger', 'job.failed', 'error', ($2::uuid[])[1 + i % cardinality($2::uuid[])],
  ($3::uuid[])[1 + (i / 7) % cardinality($3::uuid[])], 'person-' || i % 50 || '@example.org', 'Person ' || i % 50, 'email',
  $1 || '/email', 'Job failed: load-' || i || '-nightly on host-' || i % 200, repeat('The nightly load failed. ', 10),
  CASE WHEN i % 1000 < 5 THEN 'dead' WHEN i % 1000 < 15 THEN 'skipped' ELSE 'sent' END,
  CASE WHEN i % 1000 < 1 THEN 'rejected_recipient' WHEN i % 1000 < 5 THEN 'timeout' WHEN i % 1000 < 15 THEN 'channel_off' END,
  1, at, at, at
FROM generate_series(1, $4::int) AS i
CROSS JOIN LATERAL (SELECT now() - make_interval(secs => ($4::int - i) * $5::float8) AS at) AS moment`,
    [organisation.id, people, jobs.map(({ id }) => id), rows, (DAYS * 86_400) / rows],
  );
  return { people, jobs: jobs.map(({ key }) => key) };
}

function times<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, make));
}
