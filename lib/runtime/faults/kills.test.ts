import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { hasPostgres } from "@/lib/testing/database";
import { hang, startScriptedSmtpServer } from "@/lib/testing/smtp-server";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { startTcpProxy } from "@/lib/testing/tcp-proxy";
import { makeFaultScene, messageIdsOf, overPort } from "./fault-scene.fixture";

const TIMEOUT = 150_000;
/** A lease ends 30 s after the worker's last word; the next sweep finds it. */
const RECOVERY_MS = 60_000;

describe.runIf(hasPostgres()).concurrent("a worker that is killed", () => {
  it(
    "before it sends: another one sends once, and history says that the first was interrupted",
    async ({ onTestFinished }) => {
      const smtp = await startScriptedSmtpServer({ banner: hang });
      onTestFinished(() => smtp.close());
      const scene = await makeFaultScene(smtp.port, onTestFinished);
      const [id = ""] = await scene.enqueue(1);
      const first = scene.worker();
      await scene.until("the connection", () => smtp.connections > 0);

      await first.kill();
      smtp.script = {};
      const second = scene.worker();
      await scene.until("the mail", () => smtp.messages.length > 0, RECOVERY_MS + 20_000);
      await scene.until("the end", async () => (await scene.states()).sent === 1);
      expect(smtp.messages).toHaveLength(1);
      expect(await scene.attempts(id)).toMatchObject([{ outcome: "interrupted" }, { outcome: "accepted" }]);
      await second.kill();
    },
    TIMEOUT,
  );

  it(
    "in the middle of a message: the server gets it whole, once",
    async ({ onTestFinished }) => {
      const sink = await startSmtpSink();
      const wire = await startTcpProxy(sink.port);
      onTestFinished(async () => void (await Promise.all([wire.close(), sink.close()])));
      const scene = await makeFaultScene(wire.port, onTestFinished);
      await scene.enqueue(1, "A long message. ".repeat(3_500));
      wire.freezeAfter(20_000);
      const first = scene.worker();
      await scene.until("half of the message", () => wire.isFrozen);

      await first.kill();
      wire.cut();
      wire.thaw();
      scene.worker();
      await scene.until("the end", async () => (await scene.states()).sent === 1, RECOVERY_MS + 20_000);
      expect(sink.messages).toHaveLength(1);
      const { text } = await sink.parsed();
      expect(text?.match(/A long message\./g)).toHaveLength(3_500);
    },
    TIMEOUT,
  );

  it(
    "between the server's 250 and the commit: one repetition, with the same Message-ID",
    async ({ onTestFinished }) => {
      let databaseWire: Awaited<ReturnType<typeof startTcpProxy>> | null = null;
      const sink = await startSmtpSink({ onMessage: () => databaseWire?.freeze() });
      onTestFinished(() => sink.close());
      const scene = await makeFaultScene(sink.port, onTestFinished);
      const { port } = new URL(scene.url);
      databaseWire = await startTcpProxy(Number(port || 5432));
      const wire = databaseWire;
      onTestFinished(() => wire.close());
      const [id = ""] = await scene.enqueue(1);
      const first = scene.worker(overPort(scene.url, wire.port));
      await scene.until("the first mail", () => sink.messages.length === 1);
      // Time for the worker to have its 250 and to fail to write it down.
      await delay(500);
      expect(await scene.states()).toEqual({ sending: 1 });

      await first.kill();
      databaseWire = null;
      scene.worker();
      await scene.until("the end", async () => (await scene.states()).sent === 1, RECOVERY_MS + 20_000);
      expect(sink.messages).toHaveLength(2);
      expect(new Set(messageIdsOf(sink.messages)).size).toBe(1);
      expect(await scene.attempts(id)).toMatchObject([
        { outcome: "interrupted", reason: "interrupted" },
        { outcome: "accepted" },
      ]);
    },
    TIMEOUT,
  );
});
