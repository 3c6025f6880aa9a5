import { describe, expect, it } from "vitest";
import { query } from "@/lib/db/database";
import { hasPostgres } from "@/lib/testing/database";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { makeFaultScene, messageIdsOf } from "./fault-scene.fixture";

const TIMEOUT = 150_000;

describe.runIf(hasPostgres())("many workers", () => {
  it(
    "send each of a thousand mails once",
    async ({ onTestFinished }) => {
      const sink = await startSmtpSink();
      onTestFinished(() => sink.close());
      const scene = await makeFaultScene(sink.port, onTestFinished);
      const ids = await scene.enqueue(1_000);
      const workers = Array.from({ length: 4 }, () => scene.worker());
      await Promise.all(workers.map(({ ready }) => ready));

      await scene.until("all mails", async () => (await scene.states()).sent === ids.length, 120_000);
      const messageIds = messageIdsOf(sink.messages);
      expect(messageIds).toHaveLength(ids.length);
      expect(new Set(messageIds).size).toBe(ids.length);
      const [attempts] = await query<{ count: number; workers: number }>(
        "SELECT count(*)::int AS count, count(DISTINCT worker_id)::int AS workers FROM attempts",
        [],
        scene.database.prisma,
      );
      expect(attempts?.count).toBe(ids.length);
      expect(attempts?.workers).toBeGreaterThan(1);
    },
    TIMEOUT,
  );

  it(
    "that are told to stop finish what they hold, give back what waits, and end with 0",
    async ({ onTestFinished }) => {
      const sink = await startSmtpSink({ answerAfterMs: 300 });
      onTestFinished(() => sink.close());
      const scene = await makeFaultScene(sink.port, onTestFinished);
      const ids = await scene.enqueue(200);
      const worker = scene.worker();
      await scene.until("some mails", () => sink.messages.length > 0);
      worker.signal("SIGTERM");

      expect(await worker.exited).toBe(0);
      const states = await scene.states();
      expect(states.sending ?? 0).toBe(0);
      expect((states.sent ?? 0) + (states.queued ?? 0) + (states.retrying ?? 0)).toBe(ids.length);
      expect(states.sent).toBe(sink.messages.length);

      scene.worker();
      await scene.until("the rest", async () => (await scene.states()).sent === ids.length, 60_000);
      expect(new Set(messageIdsOf(sink.messages)).size).toBe(sink.messages.length);
    },
    TIMEOUT,
  );

  it(
    "are killed again and again: every mail arrives, at most those under way twice",
    async ({ onTestFinished }) => {
      const sink = await startSmtpSink({ answerAfterMs: 5 });
      onTestFinished(() => sink.close());
      const scene = await makeFaultScene(sink.port, onTestFinished);
      const ids = await scene.enqueue(600);
      const kills = 4;
      for (let kill = 0; kill < kills; kill++) {
        const before = sink.messages.length;
        const worker = scene.worker();
        await scene.until("some more mails", () => sink.messages.length > before + 50);
        await worker.kill();
      }

      scene.worker();
      await scene.until("all mails", async () => (await scene.states()).sent === ids.length, 90_000);
      const distinct = new Set(messageIdsOf(sink.messages));
      expect(distinct.size).toBe(ids.length);
      expect(sink.messages.length - distinct.size).toBeLessThanOrEqual(kills * 100);
    },
    TIMEOUT,
  );
});
