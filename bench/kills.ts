// Workers that are killed again and again, and a receiver that is away for a while: what arrives, and how soon.
import { setTimeout as delay } from "node:timers/promises";
import { installDatabase, query, withTransaction } from "../lib/db/database";
import { recordEvents } from "../lib/queue/record-event";
import { makeOrganisation } from "../lib/testing/factories/organisations";
import { makeMember } from "../lib/testing/factories/people";
import { openPostgresClone } from "../lib/testing/postgres-clone";
import { startTcpProxy } from "../lib/testing/tcp-proxy";
import { waitFor } from "../lib/testing/wait-for";
import { startWorkerProcess, type WorkerProcess } from "../lib/testing/worker-process";
import { startCountingSink } from "./counting-sink";

const EVENTS = Number(process.env.BENCH_EVENTS ?? 20_000);
const KILLS = Number(process.env.BENCH_KILLS ?? 20);
const SERVER_URL = process.env.BENCH_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/postgres";
const OUTAGE_MS = 10_000;
const BATCH = 500;
const DEADLINE_MS = 600_000;
/** What a killed process had handed to the kernel still arrives: it says nothing about the next one. */
const STRAGGLERS_MS = 100;

/** How often each Message-ID came: the part before the @, which is the notification's id. */
const arrived = new Map<string, number>();
let mails = 0;
/** Told of the next mail. */
let onNextMail: (() => void) | null = null;

const sink = await startCountingSink((mail) => {
  const id = /^Message-ID:\s*<([^@>]+)/im.exec(mail)?.[1] ?? "";
  arrived.set(id, (arrived.get(id) ?? 0) + 1);
  mails++;
  onNextMail?.();
});
const wire = await startTcpProxy(sink.port);
// The server is named, the database is ours: nothing else may be in it, and it is dropped at the end.
const { database, url, release } = await openPostgresClone(SERVER_URL);
installDatabase(database);
let worker: WorkerProcess | null = null;
try {
  const organisationId = await prepare();
  const started = performance.now();
  worker = startWorker();
  await worker.ready;
  const recording = record(organisationId);
  const recoveries: number[] = [];
  let outageRecovery = NaN;
  for (let kill = 1; kill <= KILLS; kill++) {
    const share = Math.floor((EVENTS * kill) / (KILLS + 2));
    await waitFor(`${share} mails`, () => arrived.size >= share, DEADLINE_MS);
    await delay(Math.random() * 200);
    if (kill === Math.ceil(KILLS / 2)) outageRecovery = await goAway();
    recoveries.push(await killWorker());
  }
  const lastKill = performance.now();
  await recording;
  await waitFor("an empty queue", isEmpty, DEADLINE_MS);
  report({
    seconds: (performance.now() - started) / 1_000,
    lost: await countLost(),
    recoveries,
    outageRecovery,
    untilEmpty: (performance.now() - lastKill) / 1_000,
  });
} finally {
  await worker?.kill();
  await wire.close();
  await sink.close();
  installDatabase(null);
  await release();
}

/** An organisation with one admin: an event is one mail. */
async function prepare(): Promise<string> {
  const { id: organisationId } = await makeOrganisation();
  await makeMember(organisationId, "admin");
  await database.prisma.smtpSettings.create({
    data: {
      organisationId,
      smtpServer: "127.0.0.1",
      smtpPort: wire.port,
      security: "none",
      fromEmail: "runbell@example.org",
    },
  });
  return organisationId;
}

function startWorker(): WorkerProcess {
  return startWorkerProcess(url ?? "");
}

async function record(organisationId: string): Promise<void> {
  for (let first = 0; first < EVENTS; first += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, EVENTS - first) }, (_, index) => ({
      type: "system.error" as const,
      title: `kills ${first + index}`,
      message: "The nightly load did not finish.",
      dedupeKey: `kills-${first + index}`,
    }));
    await withTransaction((tx) => recordEvents(tx, organisationId, events));
  }
}

/** SIGKILL, and another one at once. Gives the seconds from the kill to the first mail of the new one. */
async function killWorker(): Promise<number> {
  await worker?.kill();
  const killed = performance.now();
  worker = startWorker();
  await delay(STRAGGLERS_MS);
  await nextMail("a mail after a kill");
  return (performance.now() - killed) / 1_000;
}

/** The receiver refuses everybody for a while, in which the worker is killed as well. Gives the seconds until a mail. */
async function goAway(): Promise<number> {
  wire.refuse();
  await delay(OUTAGE_MS / 2);
  await worker?.kill();
  worker = startWorker();
  await delay(OUTAGE_MS / 2);
  wire.thaw();
  const back = performance.now();
  await nextMail("a mail after the outage");
  return (performance.now() - back) / 1_000;
}

async function nextMail(what: string): Promise<void> {
  let hasCome = false;
  onNextMail = () => (hasCome = true);
  await waitFor(what, () => hasCome, DEADLINE_MS);
  onNextMail = null;
}

async function isEmpty(): Promise<boolean> {
  const [row] = await query<{ count: number }>(
    "SELECT count(*)::int AS count FROM notifications WHERE state IN ('queued', 'retrying', 'sending', 'held')",
  );
  await delay(200);
  return row?.count === 0;
}

/** Events that are stored and of which no mail came. */
async function countLost(): Promise<number> {
  const rows = await query<{ id: string | null }>(
    `SELECT n.id FROM events e LEFT JOIN notifications n ON n.event_id = e.id WHERE e.dedupe_key LIKE 'kills-%'`,
  );
  if (rows.length !== EVENTS) throw new Error(`${EVENTS} events were to be stored, ${rows.length} are there`);
  return rows.filter(({ id }) => id === null || !arrived.has(id)).length;
}

function report(figures: {
  seconds: number;
  lost: number;
  recoveries: number[];
  outageRecovery: number;
  untilEmpty: number;
}): void {
  const { seconds, lost, recoveries, outageRecovery, untilEmpty } = figures;
  const sorted = recoveries.toSorted((a, b) => a - b);
  const lines = [
    `events ${EVENTS}, kills ${KILLS + 1}, all in ${seconds.toFixed(1)} s`,
    `lost ${lost}`,
    `repeated ${mails - arrived.size} (with the same Message-ID)`,
    `from a kill to the first mail after it: median ${sorted[sorted.length >> 1]?.toFixed(1)} s, at most ${sorted.at(-1)?.toFixed(1)} s`,
    `from the end of an outage of ${OUTAGE_MS / 1_000} s to the first mail after it: ${outageRecovery.toFixed(1)} s`,
    `from the last kill to the last mail: ${untilEmpty.toFixed(1)} s`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
