import { describe, expect, it } from "vitest";
import { hasPostgres } from "@/lib/testing/database";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { startTcpProxy } from "@/lib/testing/tcp-proxy";
import { makeFaultScene, messageIdsOf, overPort } from "./fault-scene.fixture";

const TIMEOUT = 150_000;
const RECOVERY_MS = 80_000;

describe.runIf(hasPostgres()).concurrent("a worker that stands still", () => {
  it(
    "past its lease: another one sends, and what the first writes when it wakes up changes nothing",
    async ({ onTestFinished }) => {
      const sink = await startSmtpSink();
      const wire = await startTcpProxy(sink.port);
      onTestFinished(async () => void (await Promise.all([wire.close(), sink.close()])));
      const scene = await makeFaultScene(wire.port, onTestFinished);
      const [id = ""] = await scene.enqueue(1, "x".repeat(50_000));
      wire.freezeAfter(20_000);
      const frozen = scene.worker();
      await scene.until("half of the message", () => wire.isFrozen);
      frozen.signal("SIGSTOP");

      await scene.database.prisma.smtpSettings.updateMany({ data: { smtpPort: sink.port } });
      scene.worker();
      await scene.until("the second's mail", async () => (await scene.states()).sent === 1, RECOVERY_MS);
      const settled = await scene.attempts(id);
      wire.thaw();
      frozen.signal("SIGCONT");
      await scene.until("the first's mail", () => sink.messages.length === 2, 30_000);

      // Its own late word is refused, whatever it was.
      await scene.enqueue(1);
      await scene.until("something else", async () => (await scene.states()).sent === 2);
      expect(await scene.attempts(id)).toEqual(settled);
      expect(settled).toMatchObject([{ outcome: "interrupted" }, { outcome: "accepted" }]);
      expect(new Set(messageIdsOf(sink.messages.slice(0, 2))).size).toBe(1);
    },
    TIMEOUT,
  );

  it(
    "because its database connections are half open: another one takes over, and nothing is lost",
    async ({ onTestFinished }) => {
      const sink = await startSmtpSink({ answerAfterMs: 50 });
      onTestFinished(() => sink.close());
      const scene = await makeFaultScene(sink.port, onTestFinished);
      const wire = await startTcpProxy(Number(new URL(scene.url).port || 5432));
      onTestFinished(() => wire.close());
      const ids = await scene.enqueue(300);
      const first = scene.worker(overPort(scene.url, wire.port));
      await scene.until("some mails", () => sink.messages.length > 20);
      wire.freeze();

      scene.worker();
      await scene.until("all mails", async () => (await scene.states()).sent === ids.length, RECOVERY_MS);
      const distinct = new Set(messageIdsOf(sink.messages));
      expect(distinct.size).toBe(ids.length);
      // Only what the first had under way can have arrived twice.
      expect(sink.messages.length - distinct.size).toBeLessThanOrEqual(100);
      await first.kill();
    },
    TIMEOUT,
  );
});
