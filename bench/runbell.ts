import { request, setMailServer } from "../e2e/api";
import { startServer, type TestServer } from "../e2e/server";
import { startWorkerProcess, workerKey, type WorkerProcess } from "../lib/testing/worker-process";
import type { Post } from "./load";
import { makeDatabase, type BenchDatabase } from "./postgres";

export interface RunbellOptions {
  /** embedded: one process with everything in it. PostgreSQL: a web process, and a worker process beside it. */
  database: "PostgreSQL" | "embedded";
  /** Processes beside the web process on PostgreSQL; none: nothing is delivered. One when absent. */
  workers?: number;
  /** Of the mail server; without one mails go to the test inbox. */
  mailPort?: number;
}

export interface RunningRunbell {
  server: TestServer;
  /** Of PostgreSQL. */
  databaseUrl: string | null;
  /** Posts events of the type. */
  postEvents(type: string): Post;
  close(): Promise<void>;
}

/** Told to the admin, by mail; needs no setting up. */
export const TOLD = "system.error";
/** Told to nobody. */
export const UNTOLD = "job.started";

/** Starts the built product as it would run in production, with nothing in it. */
export async function startRunbell(options: RunbellOptions): Promise<RunningRunbell> {
  const { database: kind, workers: workerCount = 1, mailPort } = options;
  let database: BenchDatabase | null = null;
  let server: TestServer | null = null;
  const workers: WorkerProcess[] = [];
  const close = async () => {
    for (const worker of workers) worker.signal("SIGTERM");
    await Promise.all(workers.map(({ exited }) => exited));
    await server?.close();
    await database?.drop();
  };
  try {
    if (kind === "PostgreSQL") database = await makeDatabase();
    const isInline = workerCount > 0 && !database;
    server = await startServer({
      RUNBELL_ALLOW_NETWORKS: "127.0.0.0/8",
      RUNBELL_ADMIN_EMAIL: "bench@example.org",
      RUNBELL_ADMIN_PASSWORD: "a long enough password",
      RUNBELL_DEMO: "0",
      RUNBELL_API_RATE_LIMIT: "0",
      RUNBELL_WORKER: isInline ? "inline" : "off",
      ...(database && {
        DATABASE_URL: database.url,
        RUNBELL_SECRET_KEY: workerKey,
        NEXTAUTH_SECRET: workerKey,
      }),
    });
    if (mailPort !== undefined) await setMailServer(server, mailPort);
    if (database)
      for (let number = 0; number < workerCount; number++)
        workers.push(startWorkerProcess(database.url, { NEXTAUTH_SECRET: workerKey, APP_URL: server.url }));
    await Promise.all(workers.map(({ ready }) => ready));
    const { url, apiKey } = server;
    return {
      server,
      databaseUrl: database?.url ?? null,
      postEvents: (type) => (words) => postEvents({ url, apiKey }, type, words),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Events of the type, one for each word, under keys that record each once. */
export async function postEvents(
  server: Pick<TestServer, "url" | "apiKey">,
  type: string,
  words: readonly string[],
): Promise<void> {
  const events = words.map((word) => ({
    type,
    title: word,
    message: "The nightly load did not finish.",
    dedupe_key: word,
  }));
  const answer = await request(server, "POST", "/api/v1/events", events);
  if (answer.status !== 202) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
}
