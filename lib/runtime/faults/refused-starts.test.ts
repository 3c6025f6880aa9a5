import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { query } from "@/lib/db/database";
import { openEmbedded } from "@/lib/db/embedded";
import { applyMigrations } from "@/lib/db/migrate";
import { hasPostgres } from "@/lib/testing/database";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { startWorkerProcess } from "@/lib/testing/worker-process";
import { makeFaultScene } from "./fault-scene.fixture";

const TIMEOUT = 120_000;
const OTHER_KEY = "another key of thirty-two characters";

describe.runIf(hasPostgres()).concurrent("a process that cannot work right refuses to start", () => {
  const makeScene = async (onFinished: (end: () => Promise<void>) => void) => {
    const sink = await startSmtpSink();
    onFinished(() => sink.close());
    const scene = await makeFaultScene(sink.port, onFinished);
    return { sink, scene };
  };

  it(
    "with a key that the stored secrets were not encrypted with, in one line, and touches nothing",
    async ({ onTestFinished }) => {
      const { sink, scene } = await makeScene(onTestFinished);
      const first = scene.worker();
      await first.ready;
      first.signal("SIGTERM");
      expect(await first.exited).toBe(0);
      await scene.enqueue(3);
      const rowsBefore = await scene.database.prisma.systemFact.findMany();

      const wrong = startWorkerProcess(scene.url, { RUNBELL_SECRET_KEY: OTHER_KEY });
      onTestFinished(() => wrong.kill());
      expect(await wrong.exited).toBe(1);

      expect(wrong.output).toHaveLength(1);
      expect(wrong.output[0]).toContain("RUNBELL_SECRET_KEY is not the key");
      expect(wrong.output[0]).not.toContain(OTHER_KEY);
      expect(await scene.states()).toEqual({ queued: 3 });
      expect(await scene.database.prisma.systemFact.findMany()).toEqual(rowsBefore);
      expect(sink.messages).toEqual([]);

      // The key as it was: all goes on.
      scene.worker();
      await scene.until("the mails", async () => (await scene.states()).sent === 3);
    },
    TIMEOUT,
  );

  it(
    "without a key, and says how to make one",
    async ({ onTestFinished }) => {
      const { scene } = await makeScene(onTestFinished);

      const keyless = startWorkerProcess(scene.url, {
        RUNBELL_SECRET_KEY: "",
        RUNBELL_DATA_DIR: "/nowhere",
      });
      onTestFinished(() => keyless.kill());

      expect(await keyless.exited).toBe(1);
      expect(keyless.output).toEqual([
        "Runbell cannot start with this environment.",
        expect.stringMatching(/RUNBELL_SECRET_KEY is missing.*openssl rand/),
      ]);
    },
    TIMEOUT,
  );

  it(
    "on a database that a newer version has migrated, in one line",
    async ({ onTestFinished }) => {
      const { scene } = await makeScene(onTestFinished);
      await scene.enqueue(1);
      await query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES ('future', 'future', '29991231235959_from_the_future', now(), 1)`,
        [],
        scene.database.prisma,
      );

      const old = startWorkerProcess(scene.url);
      onTestFinished(() => old.kill());

      expect(await old.exited).toBe(1);
      expect(old.output).toEqual([expect.stringContaining("made by a newer version of Runbell")]);
      expect(await scene.states()).toEqual({ queued: 1 });
    },
    TIMEOUT,
  );
});

describe("a second process on an embedded database", () => {
  it(
    "refuses to start, in one line that names the first, and leaves the data alone",
    async ({ onTestFinished }) => {
      const dataDir = mkdtempSync(join(tmpdir(), "runbell-second-"));
      // Ends run last first: the folder goes after the database is closed.
      onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
      const first = await openEmbedded(dataDir);
      onTestFinished(() => first.close());
      await applyMigrations(first);
      await first.prisma.organisation.create({ data: { slug: "acme", name: "Acme" } });

      const second = startWorkerProcess("", { DATABASE_URL: "", RUNBELL_DATA_DIR: dataDir });
      onTestFinished(() => second.kill());

      expect(await second.exited).toBe(1);
      expect(second.output).toEqual([expect.stringContaining(String(process.pid))]);
      await first.prisma.organisation.create({ data: { slug: "second", name: "Second" } });
      expect(await first.prisma.organisation.count()).toBe(2);
    },
    TIMEOUT,
  );
});
