import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { hasPostgres, openTestDatabase } from "@/lib/testing/database";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { startWorkerProcess } from "@/lib/testing/worker-process";
import { waitFor } from "@/lib/testing/wait-for";
import { makeFaultScene, messageIdsOf } from "./fault-scene.fixture";

const run = promisify(execFile);
const hasTools = await Promise.all([run("pg_dump", ["--version"]), run("psql", ["--version"])]).then(
  () => true,
  () => false,
);

const TIMEOUT = 150_000;

describe.runIf(hasPostgres() && hasTools)("a backup that was taken under load, and restored", () => {
  it(
    "repeats nothing that it knows as sent; what was sent after it goes again under the same Message-ID",
    async ({ onTestFinished }) => {
      const sink = await startSmtpSink({ answerAfterMs: 30 });
      onTestFinished(() => sink.close());
      const scene = await makeFaultScene(sink.port, onTestFinished);
      const ids = await scene.enqueue(400);
      const worker = scene.worker();
      await scene.until("some mails", () => sink.messages.length > 100);
      const folder = await mkdtemp(join(tmpdir(), "runbell-backup-"));
      onTestFinished(() => rm(folder, { recursive: true }));
      const backup = join(folder, "backup.sql");
      await run("pg_dump", [
        "--data-only",
        "--disable-triggers",
        "-T",
        "_prisma_migrations",
        "-f",
        backup,
        scene.url,
      ]);
      await scene.until("all mails", async () => (await scene.states()).sent === ids.length);
      await worker.kill();
      const before = messageIdsOf(sink.messages);
      expect(new Set(before).size).toBe(ids.length);

      const restored = await openTestDatabase("postgres");
      onTestFinished(restored.release);
      await run("psql", ["-q", "-v", "ON_ERROR_STOP=1", "-f", backup, restored.url ?? ""]);
      const { prisma } = restored.database;
      const known = await prisma.notification.findMany({ where: { state: "sent" }, select: { id: true } });
      expect(known.length).toBeGreaterThan(0);
      expect(known.length).toBeLessThan(ids.length);
      const second = startWorkerProcess(restored.url ?? "");
      onTestFinished(() => second.kill());
      await waitFor(
        "all to be sent",
        async () => (await prisma.notification.count({ where: { state: "sent" } })) === ids.length,
        60_000,
      );

      const repeated = messageIdsOf(sink.messages.slice(before.length));
      expect(new Set(messageIdsOf(sink.messages)).size).toBe(ids.length);
      expect(repeated).toHaveLength(ids.length - known.length);
      for (const { id } of known) expect(repeated.some((messageId) => messageId.includes(id))).toBe(false);
    },
    TIMEOUT,
  );
});
