import "../instance.fixture";
import { DateTime } from "luxon";
import { beforeEach, expect, test } from "vitest";
import type { GateResult } from "@/lib/core/decide/gate";
import { database, query, withTransaction } from "@/lib/db/database";
import { recordEvents } from "@/lib/queue/record-event";
import { releaseHeld } from "@/lib/queue/release-held";
import type { UpdatePreferenceInput } from "@/lib/schemas/preference";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makePreference } from "@/lib/testing/factories/people";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { makePeople } from "../people.fixture";
import { savePreferences } from "./save-preferences";

const HOUR_MS = 3_600_000;
/** More than the rows of one batch. */
const MANY = 600;

/** The full hour on the clock of UTC, so many hours from now. */
const hour = DateTime.utc().startOf("hour");
const clock = (hours: number) => hour.plus({ hours });
const wall = (hours: number) => clock(hours).toFormat("HH:mm");

describeWithDatabase("messages that are held while their reader changes the preferences", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  let jobId: string;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
    ({ id: jobId } = await makeJob(people.acme, { key: "etl", ownerId: people.bob.userId }));
    await makeTrigger(people.acme, "job.failed", { recipients: [{ kind: "job_owner" }] });
  });

  const prefer = (fields: object) => makePreference(people.acme, people.bob.userId, fields);
  const save = (input: UpdatePreferenceInput) => savePreferences({ actor: people.bob, userId: "me", input });
  const record = (count: number) =>
    withTransaction((tx) =>
      recordEvents(
        tx,
        people.acme,
        Array.from({ length: count }, (_, number) => ({
          type: "job.failed" as const,
          jobId,
          title: `Failure ${number}`,
        })),
      ),
    );
  const rows = () =>
    database().prisma.notification.findMany({
      where: { eventId: { not: null } },
      include: { decision: true },
      orderBy: { id: "asc" },
    });
  const untils = async () => [...new Set((await rows()).map(({ heldUntil }) => heldUntil?.toISOString()))];

  test("come out at the right time of another zone, none lost and none changed beside it", async () => {
    await prefer({ quietHoursStart: wall(-2), quietHoursEnd: wall(3) });
    await record(MANY);
    expect(await untils()).toEqual([clock(3).toJSDate().toISOString()]);

    // On a clock that is an hour ahead the same wall time comes an hour earlier.
    await save({ timezone: "Etc/GMT-1" });

    expect(await untils()).toEqual([clock(2).toJSDate().toISOString()]);
    const all = await rows();
    expect(all).toHaveLength(MANY);
    expect(new Set(all.map(({ state, reason, bundleKey }) => [state, reason, bundleKey].join()))).toEqual(
      new Set(["held,quiet_hours,quiet"]),
    );
    const gates = all[0]?.decision?.gates as unknown as GateResult[];
    expect(gates.at(-1)).toMatchObject({
      values: { zone: "Etc/GMT-1", until: clock(2).toJSDate().toISOString() },
    });
  });

  test("come out now when nothing holds them any more, together", async () => {
    await prefer({ quietHoursStart: wall(-2), quietHoursEnd: wall(3) });
    await record(3);

    await save({ quiet_windows: [] });

    for (const row of await rows()) {
      expect(row.heldUntil?.getTime()).toBeLessThanOrEqual(Date.now() + 5_000);
      expect(row).toMatchObject({ state: "held", bundleKey: "quiet" });
    }
  });

  test("move from a digest to quiet hours, and say why they wait now", async () => {
    await prefer({
      frequency: "daily",
      digestTime: wall(4),
      quietHoursStart: wall(2),
      quietHoursEnd: wall(6),
    });
    await record(1);
    expect(await rows()).toMatchObject([{ reason: "quiet_hours", bundleKey: "digest" }]);

    await save({ quiet_windows: [] });
    expect(await rows()).toMatchObject([
      {
        reason: "digest",
        bundleKey: "digest",
        heldUntil: clock(4).toJSDate(),
        decision: { reason: "digest" },
      },
    ]);

    const start = { start: wall(-1), end: wall(2), days: [1, 2, 3, 4, 5, 6, 7] };
    await save({ notification_frequency: "immediate", quiet_windows: [start] });
    expect(await rows()).toMatchObject([
      { reason: "quiet_hours", bundleKey: "quiet", heldUntil: clock(2).toJSDate() },
    ]);
  });

  test("keep the time that a message is worth sending after a longer wait", async () => {
    await prefer({ quietHoursStart: wall(-2), quietHoursEnd: wall(1) });
    await record(1);
    const [before] = await rows();

    await save({ quiet_hours_end: wall(3) });

    const [after] = await rows();
    expect(Number(after?.expiresAt) - Number(before?.expiresAt)).toBe(2 * HOUR_MS);
  });

  test("are released once or wait once, when a worker releases at the same moment", async () => {
    await prefer({ quietHoursStart: wall(-2), quietHoursEnd: wall(3) });
    await record(40);
    await query(
      `UPDATE notifications SET bundle_key = NULL,
         held_until = CASE WHEN id <= $1::uuid THEN now() ELSE held_until END`,
      [(await rows())[19]?.id],
    );

    await Promise.all([releaseHeld(), save({ timezone: "Etc/GMT-1" }), releaseHeld()]);

    const states = (await rows()).map(({ state, heldUntil }) => [state, heldUntil?.toISOString()]);
    expect(states.slice(0, 20)).toEqual(Array(20).fill(["queued", undefined]));
    expect(states.slice(20)).toEqual(Array(20).fill(["held", clock(2).toJSDate().toISOString()]));
  });
});
