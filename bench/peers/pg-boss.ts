import { createRequire } from "node:module";
import { setTimeout as delay } from "node:timers/promises";
import { hasPackage } from "../packages";
import { hasPostgres, makeDatabase, postgresHint } from "../postgres";
import { createMailer } from "./mailer";
import type { Peer } from "./peer";
import { startSenderProcess, type StartSender } from "./sender";

const PACKAGE = "pg-boss";
const QUEUE = "mail";
const FETCHERS = 2;
const BATCH = 200;
/** Its own loop looks twice a second at most: this one looks as soon as it can. */
const REST_MS = 20;

// Not among the product's packages, so there may be no types.
interface Boss {
  on(event: "error", listener: (error: Error) => void): void;
  start(): Promise<void>;
  stop(options: { graceful: boolean }): Promise<void>;
  createQueue(name: string): Promise<void>;
  insert(jobs: { name: string; data: { word: string } }[]): Promise<void>;
  fetch(name: string, options: { batchSize: number }): Promise<{ id: string; data: { word: string } }[]>;
  complete(name: string, ids: string[]): Promise<void>;
}

async function open(url: string): Promise<Boss> {
  const PgBoss = createRequire(import.meta.url)(PACKAGE) as new (url: string) => Boss;
  const boss = new PgBoss(url);
  boss.on("error", () => undefined);
  await boss.start();
  return boss;
}

/** https://github.com/timgit/pg-boss: a queue in PostgreSQL that is polled. */
export const pgBoss: Peer = {
  name: "pg-boss + nodemailer",
  durability: "nothing is lost",
  async missing() {
    if (!hasPackage(PACKAGE)) return "cd bench && npm install";
    return (await hasPostgres()) ? null : postgresHint;
  },
  async start(destination) {
    const database = await makeDatabase();
    const boss = await open(database.url);
    await boss.createQueue(QUEUE);
    const sender = await startSenderProcess("pg-boss", { ...destination, url: database.url });
    return {
      post: (words) => boss.insert(words.map((word) => ({ name: QUEUE, data: { word } }))),
      async close() {
        await sender.end();
        await boss.stop({ graceful: false });
        await database.drop();
      },
    };
  },
};

export const startSender: StartSender = async (settings) => {
  const send = createMailer(settings);
  const boss = await open(settings.url);
  for (let fetcher = 0; fetcher < FETCHERS; fetcher++) void workFor(boss, send);
};

async function workFor(boss: Boss, send: (word: string) => Promise<void>): Promise<never> {
  for (;;) {
    const jobs = await boss.fetch(QUEUE, { batchSize: BATCH });
    if (jobs.length === 0) {
      await delay(REST_MS);
      continue;
    }
    await Promise.all(jobs.map(({ data }) => send(data.word)));
    await boss.complete(
      QUEUE,
      jobs.map(({ id }) => id),
    );
  }
}
