import { beforeEach, describe, expect, it } from "vitest";
import type { DestinationFailure } from "@/lib/core/health";
import { database, withTransaction } from "@/lib/db/database";
import { findHealth, resetHealth } from "@/lib/db/destination-health";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import type { HealthObservation } from "./observe-health";
import { findNotification, secondsUntilDue } from "./queue.fixture";
import { recordHealth } from "./record-health";

describeWithDatabase("the health of destinations", (db) => {
  let organisationId: string;
  const destination = "a lane";
  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
  });

  const seen = (fields: Partial<HealthObservation> = {}): HealthObservation => ({
    destination,
    organisationId,
    wasHealthy: null,
    failure: null,
    latencyMs: null,
    ...fields,
  });
  const accepted = (latencyMs = 100) => seen({ latencyMs });
  const failed = (
    failure: DestinationFailure = { failure: "transient", reason: "timeout" },
    detail = "No answer",
  ) => seen({ failure: { ...failure, detail } });
  const refused = () => failed({ failure: "configuration", reason: "unauthorized" }, "535");
  const row = () => database().prisma.destinationHealth.findUniqueOrThrow({ where: { destination } });
  const change = (data: { openUntil?: Date | null; toldAt?: Date; failuresInRow?: number }) =>
    database().prisma.destinationHealth.update({ where: { destination }, data });
  /** Until it opens again, in seconds. */
  const pause = async () => Math.round((((await row()).openUntil?.getTime() ?? NaN) - Date.now()) / 1_000);
  const endPause = () => change({ openUntil: new Date(Date.now() - 1_000) });

  it("begins with the first try, and averages how long accepted ones take", async () => {
    expect(await recordHealth([])).toEqual([]);
    expect(await recordHealth([accepted(100), accepted(200)])).toEqual([]);
    expect(await row()).toMatchObject({
      failuresInRow: 0,
      openUntil: null,
      latencyMs: 150,
      lastFailureAt: null,
    });

    await recordHealth([accepted(50)]);
    await recordHealth([failed()]);

    expect((await row()).latencyMs).toBeCloseTo(130);
    expect(await row()).toMatchObject({
      failuresInRow: 1,
      lastReason: "timeout",
      lastDetail: "No answer",
      lastSuccessAt: expect.any(Date) as Date,
      lastFailureAt: expect.any(Date) as Date,
    });
  });

  it("closes at refused settings, and tells", async () => {
    expect(await recordHealth([refused()])).toMatchObject([
      { destination, reason: "unauthorized", detail: "535" },
    ]);
    expect(await pause()).toBe(60);
  });

  it("takes failures of tries that were under way together for one", async () => {
    await recordHealth([refused(), refused(), refused()]);
    await recordHealth([refused()]);
    await recordHealth([accepted(), failed()]);

    expect(await row()).toMatchObject({ failuresInRow: 1, lastSuccessAt: expect.any(Date) as Date });
    expect(await pause()).toBe(60);
  });

  it("closes for twice as long at each failure after the pause, until something works", async () => {
    await recordHealth([refused()]);
    for (const seconds of [120, 240, 480]) {
      await endPause();
      await recordHealth([refused()]);
      expect(await pause()).toBe(seconds);
    }
    await change({ toldAt: new Date() });
    await endPause();
    expect(await recordHealth([accepted()])).toEqual([]);

    expect(await row()).toMatchObject({
      failuresInRow: 0,
      openUntil: null,
      toldAt: null,
      lastReason: "unauthorized",
    });
  });

  it("is open to the fifth failure in a row of a provider, whatever was before the last success", async () => {
    expect(await recordHealth([failed(), failed(), failed(), failed()])).toEqual([]);
    await recordHealth([failed(), accepted(), failed(), failed()]);
    expect(await row()).toMatchObject({ failuresInRow: 2, openUntil: null });

    expect(await recordHealth(Array.from({ length: 10 }, () => failed()))).toHaveLength(1);
    expect(await row()).toMatchObject({ failuresInRow: 5 });
    expect(await pause()).toBe(15);
  });

  it("stays half open after a try that neither works nor closes", async () => {
    await recordHealth([refused()]);
    await endPause();
    expect(await recordHealth([failed()])).toEqual([]);

    expect(await row()).toMatchObject({ failuresInRow: 2, lastReason: "timeout" });
    expect(await pause()).toBeLessThan(0);
  });

  it("is closed for as long as the provider asks", async () => {
    await recordHealth([failed({ failure: "transient", reason: "rate_limited", retryAfterMs: 90_000 })]);

    expect(await pause()).toBe(90);
  });

  it("counts what workers see at the same time, and none waits for another for ever", async () => {
    await recordHealth([accepted()]);
    const others = ["b", "c", "d"];
    const batch = (names: string[]) => names.map((name) => ({ ...failed(), destination: name }));

    await Promise.all([
      recordHealth(batch([destination, ...others])),
      recordHealth(batch([...others, destination])),
      recordHealth(batch([destination])),
      recordHealth(batch(others.reverse())),
    ]);

    expect((await row()).failuresInRow).toBe(3);
  });

  it("leaves an organisation alone that was deleted meanwhile", async () => {
    const gone = seen({ destination: "theirs", organisationId: "00000000-0000-7000-8000-000000000000" });

    await recordHealth([gone, accepted()]);

    expect(await database().prisma.destinationHealth.count()).toBe(1);
  });

  describe("a reset", () => {
    const reset = () => withTransaction((tx) => resetHealth(tx, organisationId, destination));

    it("opens it, and what waits because of the settings is due at once", async () => {
      await recordHealth([refused()]);
      const later = { lane: destination, state: "retrying", nextAttemptAt: new Date(Date.now() + 600_000) };
      const repaired = await makeNotification(organisationId, { ...later, reason: "misconfigured" });
      const patient = await makeNotification(organisationId, { ...later, reason: "server_error" });

      await reset();

      const health = await findHealth(database().prisma, organisationId, [destination, "another"]);
      expect(health).toEqual(
        new Map([
          [
            destination,
            expect.objectContaining({ failuresInRow: 0, openUntil: null, lastReason: "unauthorized" }),
          ],
        ]),
      );
      expect((await findNotification(repaired.id)).nextAttemptAt?.getTime()).toBeLessThanOrEqual(
        Date.now() + 1_000,
      );
      expect(await secondsUntilDue(patient.id)).toBeGreaterThan(500);
    });

    it("is not for other organisations", async () => {
      await recordHealth([refused()]);
      const { id: otherId } = await makeOrganisation();

      await withTransaction((tx) => resetHealth(tx, otherId, destination));

      expect(await row()).toMatchObject({ failuresInRow: 1 });
      expect(await findHealth(database().prisma, otherId, [destination])).toEqual(new Map());
    });
  });
});
