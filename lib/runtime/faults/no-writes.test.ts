import "@/lib/services/instance.fixture";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as events from "@/app/api/v1/events/route";
import { installDatabase, type Database } from "@/lib/db/database";
import { applyMigrations } from "@/lib/db/migrate";
import { openPostgres } from "@/lib/db/postgres";
import { logger } from "@/lib/logger";
import { Secret } from "@/lib/secrets";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { hasPostgres, openTestDatabase, type TestDatabase } from "@/lib/testing/database";
import { setReadOnly } from "@/lib/testing/postgres-clone";
import { canMakeCluster, makeCluster } from "@/lib/testing/postgres-cluster";
import { send } from "@/lib/testing/request";
import { canMakeSmallDisk, makeSmallDisk } from "@/lib/testing/small-disk";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { startWorkerProcess } from "@/lib/testing/worker-process";
import { waitFor } from "@/lib/testing/wait-for";

const TIMEOUT = 180_000;
const DISK_MB = 250;
const BATCH = 20;

const canFillDisk = canMakeCluster() && (await canMakeSmallDisk());

describe("a database that takes no writes", () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    vi.restoreAllMocks();
  });

  /** Web process and worker on it, whose mails go to a sink. */
  const start = async ({ database, url, release }: TestDatabase) => {
    closing.push(release);
    installDatabase(database);
    closing.push(async () => installDatabase(null));
    const sink = await startSmtpSink();
    closing.push(() => sink.close());
    const cast = await makeCast();
    await database.prisma.smtpSettings.create({
      data: {
        organisationId: cast.organisationId,
        smtpServer: "127.0.0.1",
        smtpPort: sink.port,
        security: "none",
        fromEmail: "runbell@example.org",
      },
    });
    const worker = startWorkerProcess(url ?? "");
    closing.push(() => worker.kill());
    await worker.ready;
    return { sink, cast, worker };
  };
  let posted = 0;
  const post = (cast: Cast, text = "A message") => {
    const first = posted;
    posted += BATCH;
    const body = Array.from({ length: BATCH }, (_, index) => ({
      type: "system.error",
      title: `event-${first + index}.`,
      message: text,
      dedupe_key: `event-${first + index}`,
    }));
    return send(events.POST, { as: cast.ann, body });
  };
  const countOf = (database: Database) => database.prisma.event.count();
  /** Everything that was accepted, and nothing else, is told to each admin once. */
  const expectAllSent = (
    database: Database,
    sink: Awaited<ReturnType<typeof startSmtpSink>>,
    accepted: number,
  ) =>
    waitFor(
      "all mails",
      async () => {
        const states = await database.prisma.notification.groupBy({ by: ["state"], _count: true });
        return states.length === 1 && states[0]?.state === "sent" && states[0]._count === accepted;
      },
      90_000,
    ).then(() => {
      const titles = sink.messages.map(({ raw }) => /event-\d+\./.exec(raw.toString("latin1"))?.[0] ?? "");
      expect(new Set(titles).size).toBe(accepted);
    });

  it.runIf(hasPostgres())(
    "because it only reads: ingest answers 503 and stores nothing of it, the worker stays, and all resumes unaided",
    async () => {
      vi.spyOn(logger, "warn").mockReturnValue();
      const opened = await openTestDatabase("postgres");
      const { database, url } = opened;
      const { sink, cast, worker } = await start(opened);
      expect((await post(cast)).status).toBe(202);

      await setReadOnly(url ?? "", true);
      for (let i = 0; i < 10; i++) {
        const refused = await post(cast);
        expect(refused.status).toBe(503);
        expect(refused.headers.get("retry-after")).toBe("5");
      }
      expect(await countOf(database)).toBe(BATCH);

      await setReadOnly(url ?? "", false);
      await waitFor("an accepted event", async () => (await post(cast)).status === 202, 30_000);
      const accepted = await countOf(database);
      expect(accepted).toBe(2 * BATCH);
      await expectAllSent(database, sink, accepted);
      worker.signal("SIGTERM");
      expect(await worker.exited).toBe(0);
    },
    TIMEOUT,
  );

  it.runIf(canFillDisk)(
    "because its disk is full: ingest answers 503 and stores nothing of it, and all resumes when there is room",
    async () => {
      vi.spyOn(logger, "warn").mockReturnValue();
      const disk = await makeSmallDisk(DISK_MB);
      closing.push(() => disk.remove());
      const cluster = await makeCluster(disk.folder);
      closing.push(() => cluster.remove());
      const database = await openPostgres(new Secret(cluster.url));
      await applyMigrations(database);
      const { sink, cast, worker } = await start({
        database,
        url: cluster.url,
        release: () => database.close(),
      });
      expect((await post(cast)).status).toBe(202);
      await expectAllSent(database, sink, BATCH);

      await disk.fill();
      const statuses: number[] = [];
      // Free places in pages that are there take some more.
      await waitFor("a refusal", async () => {
        statuses.push((await post(cast, "x".repeat(5_000))).status);
        return statuses.at(-1) !== 202;
      });
      expect(statuses.at(-1)).toBe(503);
      for (let i = 0; i < 3; i++) statuses.push((await post(cast, "x".repeat(5_000))).status);
      expect(statuses.every((status) => status === 202 || status === 503)).toBe(true);

      await disk.clear();
      await waitFor("an accepted event", async () => (await post(cast)).status === 202, 30_000);
      const accepted = (statuses.filter((status) => status === 202).length + 2) * BATCH;
      expect(await countOf(database)).toBe(accepted);
      await expectAllSent(database, sink, accepted);
      worker.signal("SIGTERM");
      expect(await worker.exited).toBe(0);
    },
    TIMEOUT,
  );
});
