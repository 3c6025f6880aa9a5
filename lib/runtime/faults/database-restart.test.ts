import { expect, describe, it } from "vitest";
import { applyMigrations } from "@/lib/db/migrate";
import { openPostgres } from "@/lib/db/postgres";
import { Secret } from "@/lib/secrets";
import { canMakeCluster, makeCluster } from "@/lib/testing/postgres-cluster";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { makeFaultScene, messageIdsOf } from "./fault-scene.fixture";

const TIMEOUT = 150_000;

describe.runIf(canMakeCluster()).each(["fast", "immediate"] as const)(
  "a database that stops (%s)",
  (mode) => {
    it(
      "and comes back: the worker goes on by itself, and every mail arrives",
      async ({ onTestFinished }) => {
        const cluster = await makeCluster();
        onTestFinished(() => cluster.remove());
        const sink = await startSmtpSink({ answerAfterMs: 10 });
        onTestFinished(() => sink.close());
        const database = await openPostgres(new Secret(cluster.url));
        await applyMigrations(database);
        const scene = await makeFaultScene(sink.port, onTestFinished, {
          database,
          url: cluster.url,
          release: () => database.close(),
        });
        const ids = await scene.enqueue(500);
        const worker = scene.worker();
        await scene.until("some mails", () => sink.messages.length > 100);

        await cluster.stop(mode);
        await cluster.start();
        await scene.until(
          "all mails",
          async () => (await scene.states().catch(() => ({ sent: 0 }))).sent === ids.length,
          90_000,
        );
        const distinct = new Set(messageIdsOf(sink.messages));
        expect(distinct.size).toBe(ids.length);
        expect(sink.messages.length - distinct.size).toBeLessThanOrEqual(100);
        worker.signal("SIGTERM");
        expect(await worker.exited).toBe(0);
      },
      TIMEOUT,
    );
  },
);
