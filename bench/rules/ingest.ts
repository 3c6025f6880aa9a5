import { query, withTransaction } from "../../lib/db/database";
import { recordEvents } from "../../lib/queue/record-event";
import { withInstalledDatabase } from "../backlog/database";
import { say, sayTable, whole } from "../figures";
import { median } from "../median";
import { makeDatabase } from "../postgres";
import { numberFrom, rounds } from "../settings";
import { countStatements, startCounting } from "./count-statements";
import {
  audiences,
  makeCrowd,
  ORGANISATIONS,
  PEOPLE,
  setAudience,
  setWish,
  typesWithRules,
  type Audience,
  type Crowd,
} from "./crowd";
import { wishNames, type Wish } from "./wishes";

/** Of one measurement: few events tell a thousand people as much as many events tell one. */
const MESSAGES = numberFrom("BENCH_MESSAGES", 50_000);
const MOST_EVENTS = 10_000;
/** What a transaction holds in the half minute that it may take. */
const BATCHES: Record<Audience, readonly number[]> = { 1: [100, 500], 10: [100, 500], 1000: [5, 20] };

interface Case {
  audience: Audience;
  batch: number;
  wish: Wish;
}

interface Measured {
  eventsASecond: number;
  messagesASecond: number;
  statements: number;
}

/** Times the recording of events, with all their decisions and messages, as the API's handler does it. */
export async function measureIngest(): Promise<void> {
  const bench = await makeDatabase();
  startCounting();
  try {
    await withInstalledDatabase(bench.url, async () => {
      const crowd = await makeCrowd();
      say(
        `${whole(PEOPLE)} people in ${ORGANISATIONS} organisations with ${typesWithRules().length} rules each`,
      );
      await measureCases(
        crowd,
        audiences.flatMap((audience) =>
          BATCHES[audience].map((batch): Case => ({ audience, batch, wish: "nothing set" })),
        ),
        ({ audience, batch }) => `told to ${whole(audience)}, batches of ${batch}`,
      );
      await measureCases(
        crowd,
        wishNames.map((wish): Case => ({ audience: PEOPLE, batch: 20, wish })),
        ({ wish }) => `told to ${whole(PEOPLE)} with ${wish}`,
      );
    });
  } finally {
    await bench.drop();
  }
}

async function measureCases(crowd: Crowd, cases: readonly Case[], nameOf: (one: Case) => string) {
  const measured = new Map<Case, Measured[]>(cases.map((one) => [one, []]));
  for (let round = 0; round < rounds(); round++)
    for (const [one, results] of measured) results.push(await measure(crowd, one));
  sayTable([
    ["", "events/s", "messages/s", "statements a batch"],
    ...[...measured].map(([one, results]) => [
      nameOf(one),
      whole(median(results.map(({ eventsASecond }) => eventsASecond))),
      whole(median(results.map(({ messagesASecond }) => messagesASecond))),
      whole(median(results.map(({ statements }) => statements))),
    ]),
  ]);
}

async function measure(crowd: Crowd, { audience, batch, wish }: Case): Promise<Measured> {
  await setAudience(crowd, audience);
  await setWish(crowd, wish);
  const batches = Math.max(1, Math.ceil(Math.min(MOST_EVENTS, MESSAGES / audience) / batch));
  // The first ones plan their statements.
  await record(crowd, 0, 10);
  await empty();
  const started = performance.now();
  let statements = 0;
  for (let number = 0; number < batches; number++)
    statements += await countStatements(() => record(crowd, number, batch));
  const seconds = (performance.now() - started) / 1000;
  const [row] = await query<{ count: number }>(`SELECT count(*)::int AS count FROM notifications`);
  await empty();
  return {
    eventsASecond: (batches * batch) / seconds,
    messagesASecond: (row?.count ?? 0) / seconds,
    statements: statements / batches,
  };
}

async function record({ organisationIds, jobIds }: Crowd, number: number, count: number): Promise<void> {
  const place = number % organisationIds.length;
  const types = typesWithRules();
  const events = Array.from({ length: count }, (_, index) => ({
    type: types[index % types.length] ?? ("job.failed" as const),
    jobId: jobIds[place],
    title: `Event ${index}`,
  }));
  await withTransaction((tx) => recordEvents(tx, organisationIds[place] ?? "", events));
}

async function empty(): Promise<void> {
  await query("TRUNCATE events, notifications, decisions, render_contexts CASCADE");
}
