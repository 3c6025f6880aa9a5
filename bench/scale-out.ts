// Two web and three worker processes on one PostgreSQL: the load of both, what a live page of one shows of the other, and
// all of them restarted in turn while events go on coming in.
import { setTimeout as delay } from "node:timers/promises";
import { request, setMailServer } from "../e2e/api";
import { startServer, type TestServer } from "../e2e/server";
import { startWorkerProcess, workerKey, type WorkerProcess } from "../lib/testing/worker-process";
import { Arrivals, wordsOf } from "./arrivals";
import { startCountingSink } from "./counting-sink";
import { inMs, percentile, say, sayTable, whole } from "./figures";
import { arrivalOf, measureLoad, rateOf, type Post } from "./load";
import { hasPostgres, makeDatabase, postgresHint } from "./postgres";
import { postEvents, TOLD } from "./runbell";
import { DEADLINE_MS, numberFrom } from "./settings";
import { openStream } from "./stream";

const WORKERS = 3;
const LOOKS = 50;
const PER_SECOND = 20;
/**
 * Between two measurements and two restarts: what the one before left behind is over. A page that opens into a burst is told
 * to ask for everything anew instead of hearing of each run.
 */
const CALM_MS = 3_000;
const RETRY_MS = 200;

if (!(await hasPostgres())) say(postgresHint);
else await measure();

async function measure(): Promise<void> {
  const arrivals = new Arrivals();
  const sink = await startCountingSink((mail) => arrivals.note(mail));
  const database = await makeDatabase();
  const webs: TestServer[] = [];
  const workers: WorkerProcess[] = [];
  try {
    const env = {
      DATABASE_URL: database.url,
      RUNBELL_SECRET_KEY: workerKey,
      NEXTAUTH_SECRET: workerKey,
      RUNBELL_ALLOW_NETWORKS: "127.0.0.0/8",
      RUNBELL_ADMIN_EMAIL: "bench@example.org",
      RUNBELL_ADMIN_PASSWORD: "a long enough password",
      RUNBELL_API_RATE_LIMIT: "0",
      RUNBELL_DEMO: "0",
      RUNBELL_WORKER: "off",
    };
    webs.push(await startServer(env), await startServer(env));
    const [webA, webB] = webs;
    if (!webA || !webB) throw new Error("There are no two web processes.");
    await setMailServer(webA, sink.port);
    for (let number = 0; number < WORKERS; number++) workers.push(startWorker(database.url, webA));
    await Promise.all(workers.map(({ ready }) => ready));

    await measureThroughput(webs, arrivals);
    await delay(CALM_MS);
    await measureLivePages(webA, webB);
    await measureRestarts({ webs, workers, arrivals, restart: () => startWorker(database.url, webA) });
  } finally {
    for (const worker of workers) worker.signal("SIGTERM");
    await Promise.all(workers.map(({ exited }) => exited));
    for (const web of webs) await web.close();
    await sink.close();
    await database.drop();
  }
}

function startWorker(databaseUrl: string, { url }: TestServer): WorkerProcess {
  return startWorkerProcess(databaseUrl, { NEXTAUTH_SECRET: workerKey, APP_URL: url });
}

/** To each in turn. One that is just being restarted is asked again with the others: a key records an event once. */
function postTo(webs: readonly TestServer[], onRefusal: () => void = () => {}): Post {
  let turn = 0;
  return async (words) => {
    for (const end = performance.now() + DEADLINE_MS; ;) {
      const web = webs[turn++ % webs.length];
      if (!web) throw new Error("There is nobody to post to.");
      try {
        return await postEvents(web, TOLD, words);
      } catch (error) {
        onRefusal();
        if (performance.now() > end) throw error;
        await delay(RETRY_MS);
      }
    }
  };
}

async function measureThroughput(webs: readonly TestServer[], arrivals: Arrivals): Promise<void> {
  const count = numberFrom("BENCH_EVENTS", 20_000);
  const post = postTo(webs);
  await measureLoad(wordsOf(0, Math.max(1, Math.round(count / 10))), post, arrivals);
  const repeatedBefore = arrivals.repeated;
  const measured = await measureLoad(wordsOf(1, count), post, arrivals);
  sayTable([
    ["2 web, 3 workers", "accepted/s", "mails/s", "lost", "repeated"],
    [
      `${whole(count)} events`,
      whole((measured.posted / measured.acceptedMs) * 1000),
      whole(rateOf(measured)),
      whole(measured.posted - measured.arrived),
      whole(arrivals.repeated - repeatedBefore),
    ],
  ]);
}

/** A page at one web process, and runs that programs report to the other. */
async function measureLivePages(shown: TestServer, told: TestServer): Promise<void> {
  const stream = await openStream(shown);
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    const { status, body } = await request<{ id: string }>(told, "POST", "/api/v1/jobs/live/runs", {
      status: "completed",
    });
    const answered = performance.now();
    if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
    times.push((await stream.seen(body.id)) - answered);
  }
  await stream.close();
  sayTable([
    ["a live page at A of what came in at B", "median", "95%", "most"],
    [`${LOOKS} runs`, inMs(percentile(times, 0.5)), inMs(percentile(times, 0.95)), inMs(Math.max(...times))],
  ]);
}

interface Fleet {
  webs: TestServer[];
  workers: WorkerProcess[];
  arrivals: Arrivals;
  restart: () => WorkerProcess;
}

async function measureRestarts({ webs, workers, arrivals, restart }: Fleet): Promise<void> {
  const words: string[] = [];
  const acceptedAt = new Map<string, number>();
  const posts: Promise<void>[] = [];
  const repeatedBefore = arrivals.repeated;
  let refused = 0;
  const post = postTo(webs, () => refused++);
  const timer = setInterval(() => {
    const word = `bench-2-${words.length}`;
    words.push(word);
    posts.push(post([word]).then(() => void acceptedAt.set(word, performance.now())));
  }, 1000 / PER_SECOND);
  try {
    for (const [index, worker] of workers.entries()) {
      await delay(CALM_MS);
      worker.signal("SIGTERM");
      await worker.exited;
      const next = restart();
      workers[index] = next;
      await next.ready;
    }
    for (const web of webs) {
      await delay(CALM_MS);
      await web.stop();
      await web.start();
    }
    await delay(CALM_MS);
  } finally {
    clearInterval(timer);
  }
  await Promise.all(posts);
  await arrivalOf(words, arrivals, DEADLINE_MS);

  const waits = words.flatMap((word) => {
    const [arrived, accepted] = [arrivals.at(word), acceptedAt.get(word)];
    return arrived === undefined || accepted === undefined ? [] : [Math.max(0, arrived - accepted)];
  });
  sayTable([
    ["each process restarted in turn", "asked again", "lost", "repeated", "median", "95%", "most"],
    [
      `${whole(words.length)} events, ${PER_SECOND}/s`,
      whole(refused),
      whole(words.length - waits.length),
      whole(arrivals.repeated - repeatedBefore),
      inMs(percentile(waits, 0.5)),
      inMs(percentile(waits, 0.95)),
      inMs(Math.max(...waits)),
    ],
  ]);
}
