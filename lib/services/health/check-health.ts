import { database, query } from "@/lib/db/database";
import { countLiveWorkers, listRecordedMigrations } from "@/lib/db/health";
import { migrationsDirectory, pendingMigrations, readMigrations } from "@/lib/db/migrations";
import { logger } from "@/lib/logger";
import { measureQueue, STUCK_AFTER_SECONDS } from "@/lib/queue/watch-queue";
import type { HealthView } from "@/lib/schemas/worker";

const WORKER_SILENCE_S = 30;

type Check = HealthView["checks"][number];

/** Whether Runbell can do its work. Never throws; what is said is fit for strangers, the reasons are in the log. */
export async function checkHealth(): Promise<HealthView> {
  const database = await check("database", "The database does not answer.", checkDatabase);
  const others = database.ok
    ? [
        await check("migrations", "The database's migrations cannot be read.", checkMigrations),
        await check("worker", "The workers' heartbeats cannot be read.", checkWorker),
        await check("queue", "The queue cannot be read.", checkQueue),
      ]
    : [];
  const checks = [database, ...others];
  return { status: checks.every(({ ok }) => ok) ? "ok" : "degraded", checks };
}

async function check(
  name: Check["name"],
  failure: string,
  run: () => Promise<Omit<Check, "name">>,
): Promise<Check> {
  try {
    return { name, ...(await run()) };
  } catch (error) {
    logger.warn({ err: error, check: name }, "a health check failed");
    return { name, ok: false, detail: failure };
  }
}

async function checkDatabase() {
  await query("SELECT 1");
  return { ok: true, detail: "The database answers." };
}

async function checkMigrations() {
  const [known, recorded] = await Promise.all([
    readMigrations(migrationsDirectory()),
    listRecordedMigrations(database().prisma),
  ]);
  const { length } = pendingMigrations(known, recorded);
  if (length === 0) return { ok: true, detail: "The database is up to date." };
  return { ok: false, detail: `The database lacks ${length} ${length === 1 ? "migration" : "migrations"}.` };
}

async function checkWorker() {
  const count = await countLiveWorkers(database().prisma, WORKER_SILENCE_S);
  if (count === 0) return { ok: false, detail: `No worker has reported for ${WORKER_SILENCE_S} seconds.` };
  return { ok: true, detail: `${count} ${count === 1 ? "worker is" : "workers are"} there.` };
}

/** What is held back on purpose is not late: messages of closed and limited destinations, and all while paused. */
async function checkQueue() {
  const { oldestDueSeconds, isPaused } = await measureQueue();
  if (isPaused) return { ok: true, detail: "The workers are paused by hand: messages wait." };
  if (oldestDueSeconds === null || oldestDueSeconds <= STUCK_AFTER_SECONDS)
    return { ok: true, detail: "Messages go out in time." };
  return { ok: false, detail: `Messages have been due for ${Math.floor(oldestDueSeconds / 60)} minutes.` };
}
