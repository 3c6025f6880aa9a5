import { describe, expect, it } from "vitest";
import { hasPostgres } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { startWorkerProcess } from "@/lib/testing/worker-process";
import { makeFaultScene, messageIdsOf } from "./fault-scene.fixture";

const TIMEOUT = 150_000;
const HOUR_MS = 3_600_000;
/** A lease ends after 30 s, and the sweep looks every 5 s: whoever took a lease wrongly would have by then. */
const WATCHED_MS = 12_000;

describe.runIf(hasPostgres()).concurrent.each([
  ["an hour ahead", HOUR_MS],
  ["an hour back", -HOUR_MS],
])("a worker whose machine's clock is set %s", (_, jumpMs) => {
  it(
    "sends what is due, and nothing of what is not; it takes nothing that another one holds",
    async ({ onTestFinished }) => {
      const sink = await startSmtpSink({ answerAfterMs: 100 });
      onTestFinished(() => sink.close());
      const scene = await makeFaultScene(sink.port, onTestFinished);
      const { prisma } = scene.database;
      const ids = await scene.enqueue(400);
      const inHalfAnHour = await makeNotification(
        scene.organisationId,
        { nextAttemptAt: new Date(Date.now() + HOUR_MS / 2) },
        prisma,
      );
      const held = await makeNotification(
        scene.organisationId,
        { state: "held", nextAttemptAt: null, heldUntil: new Date(Date.now() + HOUR_MS / 2) },
        prisma,
      );
      const expiring = await makeNotification(
        scene.organisationId,
        { priority: 90, expiresAt: new Date(Date.now() + HOUR_MS / 2) },
        prisma,
      );
      const jumping = startWorkerProcess(scene.url, { RUNBELL_TEST_CLOCK_JUMP_MS: String(jumpMs) }, [
        "lib/testing/shifted-clock.ts",
      ]);
      onTestFinished(() => jumping.kill());
      await scene.until("some mails", () => sink.messages.length > 30);

      jumping.signal("SIGUSR2");
      await scene.until("the jump", () => jumping.output.some((line) => line.includes("the clock was set")));
      const at = sink.messages.length;
      // Beside it one whose clock is right: neither takes the other's leases for ended.
      const right = scene.worker();
      await right.ready;
      await scene.until("all that is due", async () => (await scene.states()).sent === ids.length + 1);
      expect(sink.messages.length).toBeGreaterThan(at);

      const end = performance.now() + WATCHED_MS;
      await scene.until("a few sweeps", () => performance.now() > end);
      const attempts = await prisma.attempt.groupBy({ by: ["outcome"], _count: true });
      expect(attempts).toEqual([{ outcome: "accepted", _count: ids.length + 1 }]);
      expect(new Set(messageIdsOf(sink.messages)).size).toBe(ids.length + 1);
      expect(sink.messages).toHaveLength(ids.length + 1);
      const states = await prisma.notification.findMany({
        where: { id: { in: [inHalfAnHour.id, held.id, expiring.id] } },
        select: { id: true, state: true },
      });
      expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
        new Map([
          [inHalfAnHour.id, "queued"],
          [held.id, "held"],
          [expiring.id, "sent"],
        ]),
      );
      // It really was at another time: the mails that it wrote say so.
      const shifts = sink.messages.map(({ raw }) => dateOf(raw) - Date.now() - jumpMs);
      expect(shifts.some((ms) => Math.abs(ms) < 300_000)).toBe(true);
      jumping.signal("SIGTERM");
      expect(await jumping.exited).toBe(0);
    },
    TIMEOUT,
  );

  it(
    "plans the next try on the database's clock",
    async ({ onTestFinished }) => {
      const sink = await startSmtpSink();
      const scene = await makeFaultScene(sink.port, onTestFinished);
      await sink.close();
      const worker = startWorkerProcess(scene.url, { RUNBELL_TEST_CLOCK_JUMP_MS: String(jumpMs) }, [
        "lib/testing/shifted-clock.ts",
      ]);
      onTestFinished(() => worker.kill());
      await worker.ready;
      worker.signal("SIGUSR2");
      await scene.until("the jump", () => worker.output.some((line) => line.includes("the clock was set")));
      const [id = ""] = await scene.enqueue(1);
      await scene.until("the first try", async () => (await scene.states()).retrying === 1);

      const { nextAttemptAt } = await scene.database.prisma.notification.findUniqueOrThrow({ where: { id } });
      const inSeconds = ((nextAttemptAt?.getTime() ?? 0) - Date.now()) / 1_000;
      expect(inSeconds).toBeGreaterThan(-5);
      expect(inSeconds).toBeLessThan(10);
    },
    TIMEOUT,
  );
});

function dateOf(mail: Buffer): number {
  return Date.parse(/^Date:\s*(.+)$/im.exec(mail.toString("latin1"))?.[1] ?? "");
}
