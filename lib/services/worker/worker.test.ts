import { beforeEach, expect, test } from "vitest";
import { database } from "@/lib/db/database";
import { claimNotifications } from "@/lib/queue/claim";
import { beat } from "@/lib/queue/heartbeat";
import { onNudge } from "@/lib/queue/nudge";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePeople } from "../people.fixture";
import { getWorkerStatus } from "./get-worker-status";
import { startWorker } from "./start-worker";
import { stopWorker } from "./stop-worker";

describeWithDatabase("workers", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  test("show who is there and the organisation's own queue", async () => {
    await beat({ workerId: "w1", isDraining: false, delivered: 3, failed: 1 });
    await makeNotification(people.acme);
    await makeNotification(people.acme, { state: "held", nextAttemptAt: null, heldUntil: new Date() });
    await makeNotification(people.other);

    expect(await getWorkerStatus({ actor: people.bob })).toMatchObject({
      state: "running",
      workers: [{ id: "w1", is_alive: true, delivered: 3, failed: 1 }],
      queue: { due: 1, held: 1, waiting: 0, sending: 0, dead: 0 },
    });
  });

  test("are absent when none beats", async () => {
    expect(await getWorkerStatus({ actor: people.bob })).toMatchObject({ state: "absent", workers: [] });
  });

  test("that are stopped take nothing more until they are started; nothing is lost", async () => {
    const { id } = await makeNotification(people.acme);
    let nudges = 0;
    const stop = onNudge("notifications", () => nudges++);

    expect(await stopWorker({ actor: people.alice })).toMatchObject({ state: "paused", paused_by: "Alice" });
    expect(await claimNotifications({ workerId: "w", limit: 10 })).toEqual([]);
    expect(nudges).toBe(0);

    await startWorker({ actor: people.alice });
    expect(nudges).toBe(1);
    expect(await claimNotifications({ workerId: "w", limit: 10 })).toMatchObject([{ id }]);
    stop();
  });

  test("write down who stopped and started them, and only when it changes something", async () => {
    for (const verb of [startWorker, stopWorker, stopWorker, startWorker])
      await verb({ actor: people.alice });

    const audit = await database().prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(audit.map(({ action, actorLabel }) => [action, actorLabel])).toEqual([
      ["worker.stop", "Alice"],
      ["worker.start", "Alice"],
    ]);
  });
});
