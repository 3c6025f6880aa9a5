// 20,000 events through the public API, counted as mails in a sink on loopback.
import { request, setMailServer } from "../e2e/api";
import { startServer } from "../e2e/server";
import { waitFor } from "../lib/testing/wait-for";
import { startCountingSink } from "./counting-sink";
import { median } from "./median";

const EVENTS = Number(process.env.BENCH_EVENTS ?? 20_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const BATCH = 500;
const PARALLEL = 4;
const DEADLINE_MS = 600_000;

interface Round {
  ingestMs: number;
  deliveredMs: number;
}

const sink = await startCountingSink();
const server = await startServer({
  RUNBELL_ALLOW_NETWORKS: "127.0.0.0/8",
  RUNBELL_ADMIN_EMAIL: "bench@example.org",
  RUNBELL_ADMIN_PASSWORD: "a long enough password",
  RUNBELL_DEMO: "0",
  ...databaseFromEnvironment(),
});
try {
  await setMailServer(server, sink.port);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await measure(round));
    process.stdout.write(`round ${round + 1}: ${describe(rounds[round])}\n`);
  }
  const ingestMs = median(rounds.map((round) => round.ingestMs));
  const deliveredMs = median(rounds.map((round) => round.deliveredMs));
  process.stdout.write(`median of ${ROUNDS}: ${describe({ ingestMs, deliveredMs })}\n`);
} finally {
  await server.close();
  await sink.close();
}

async function measure(round: number): Promise<Round> {
  const before = sink.count();
  const started = performance.now();
  const batches = Array.from({ length: Math.ceil(EVENTS / BATCH) }, (_, index) => index);
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift())
        await post(round, batch);
    }),
  );
  const ingestMs = performance.now() - started;
  await waitFor(`${EVENTS} mails`, () => sink.count() - before >= EVENTS, DEADLINE_MS);
  return { ingestMs, deliveredMs: performance.now() - started };
}

async function post(round: number, batch: number): Promise<void> {
  const first = batch * BATCH;
  const events = Array.from({ length: Math.min(BATCH, EVENTS - first) }, (_, index) => ({
    type: "system.error",
    title: `bench ${round}-${first + index}`,
    message: "The nightly load did not finish.",
    dedupe_key: `bench-${Date.now()}-${round}-${first + index}`,
  }));
  const answer = await request(server, "POST", "/api/v1/events", events);
  if (answer.status !== 202) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
}

function describe(round: Round | undefined): string {
  if (!round) return "nothing measured";
  const rate = (ms: number) => Math.round((EVENTS / ms) * 1000).toLocaleString("en");
  return `${EVENTS} events accepted at ${rate(round.ingestMs)}/s, all mails in the sink after ${(round.deliveredMs / 1000).toFixed(1)} s (${rate(round.deliveredMs)}/s)`;
}

/** With BENCH_DATABASE_URL the same on PostgreSQL; the database must be empty and for this run alone. */
function databaseFromEnvironment(): Record<string, string> {
  const url = process.env.BENCH_DATABASE_URL;
  if (!url) return {};
  return { DATABASE_URL: url, RUNBELL_SECRET_KEY: "b".repeat(32), NEXTAUTH_SECRET: "b".repeat(32) };
}
