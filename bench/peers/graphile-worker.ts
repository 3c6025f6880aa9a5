import { createRequire } from "node:module";
import pg from "pg";
import { hasPackage } from "../packages";
import { hasPostgres, makeDatabase, postgresHint } from "../postgres";
import { createMailer } from "./mailer";
import type { Peer } from "./peer";
import { startSenderProcess, type StartSender } from "./sender";

const PACKAGE = "graphile-worker";
const TASK = "mail";

// Not among the product's packages, so there may be no types.
interface GraphileWorker {
  Logger: new (factory: () => () => void) => object;
  runMigrations(options: object): Promise<void>;
  run(options: {
    preset: { worker: object };
    taskList: Record<string, (payload: { word: string }) => Promise<void>>;
  }): Promise<unknown>;
}
const load = () => createRequire(import.meta.url)(PACKAGE) as GraphileWorker;

/** https://worker.graphile.org: a queue in PostgreSQL, which is told of new jobs by NOTIFY. */
export const graphileWorker: Peer = {
  name: "graphile-worker + nodemailer",
  durability: "nothing is lost",
  async missing() {
    if (!hasPackage(PACKAGE)) return "cd bench && npm install";
    return (await hasPostgres()) ? null : postgresHint;
  },
  async start(destination) {
    const database = await makeDatabase();
    await load().runMigrations({ connectionString: database.url });
    const sender = await startSenderProcess("graphile-worker", { ...destination, url: database.url });
    const pool = new pg.Pool({ connectionString: database.url });
    return {
      async post(words) {
        await pool.query(
          `SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
             SELECT ($1, json_build_object('word', word), NULL, NULL, NULL, NULL, NULL, NULL)::graphile_worker.job_spec
             FROM unnest($2::text[]) AS word))`,
          [TASK, words],
        );
      },
      async close() {
        await sender.end();
        await pool.end();
        await database.drop();
      },
    };
  },
};

export const startSender: StartSender = async (settings) => {
  const send = createMailer(settings);
  const { run, Logger } = load();
  await run({
    // Its documentation's settings for a high throughput: https://worker.graphile.org/docs/performance
    preset: {
      worker: {
        connectionString: settings.url,
        // It says something about every job.
        logger: new Logger(() => () => undefined),
        concurrentJobs: 20,
        maxPoolSize: 24,
        localQueue: { size: 500 },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
    taskList: { [TASK]: ({ word }) => send(word) },
  });
};
