import "../instance.fixture";
import { beforeEach, expect, test } from "vitest";
import { readClock } from "@/lib/db/clock";
import { database } from "@/lib/db/database";
import { quietHoursOf } from "@/lib/db/preferences";
import type { UpdatePreferenceInput } from "@/lib/schemas/preference";
import { SnoozeInput } from "@/lib/schemas/snooze";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePreference } from "@/lib/testing/factories/people";
import { makePeople } from "../people.fixture";
import { getPreferences } from "./get-preferences";
import { savePreferences } from "./save-preferences";
import { setSnooze } from "./set-snooze";

const HOUR_MS = 3_600_000;
const night = { start: "22:00", end: "07:00", days: [1, 2, 3, 4, 5] };
const sunday = { start: "00:00", end: "24:00", days: [7] };

describeWithDatabase("when a person is told", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const get = (now?: Date) => getPreferences({ actor: people.bob, userId: "me", now });
  const save = (input: UpdatePreferenceInput, now?: Date) =>
    savePreferences({ actor: people.bob, userId: "me", input, now });
  const snooze = (input: SnoozeInput | null, actor = people.bob) =>
    setSnooze({ actor, userId: people.bob.userId, input });
  const rowOf = (id: string) => database().prisma.notification.findUniqueOrThrow({ where: { id } });
  const hold = (fields: object = {}) =>
    makeNotification(people.acme, {
      userId: people.bob.userId,
      state: "held",
      reason: "quiet_hours",
      bundleKey: "quiet",
      nextAttemptAt: null,
      heldUntil: new Date(Date.now() + HOUR_MS),
      ...fields,
    });

  test("several windows are one list, whose first has three fields of its own", async () => {
    const saved = await save({ quiet_windows: [{ ...night, days: [5, 4, 3, 2, 1, 1] }, sunday] });

    expect(saved).toMatchObject({
      quiet_windows: [night, sunday],
      quiet_hours_start: "22:00",
      quiet_hours_end: "07:00",
      quiet_days: [1, 2, 3, 4, 5],
    });
    expect(await save({ quiet_hours_end: "06:00" })).toMatchObject({
      quiet_windows: [{ ...night, end: "06:00" }, sunday],
    });
    expect(await save({ quiet_windows: [sunday] })).toMatchObject({
      quiet_windows: [sunday],
      quiet_hours_end: "24:00",
    });
    expect(await save({ quiet_windows: [] })).toMatchObject({ quiet_windows: [], quiet_hours_start: null });
    const [row] = await database().prisma.preference.findMany();
    expect(row && quietHoursOf(row)).toEqual([]);
  });

  test("windows hold wherever any of them does", async () => {
    await save({ quiet_windows: [night, sunday], timezone: "Europe/Berlin" });

    expect(await get(new Date("2026-11-22T12:00:00Z"))).toMatchObject({
      is_quiet_now: true,
      quiet_until: "2026-11-22T23:00:00.000Z",
    });
    expect(await get(new Date("2026-11-21T12:00:00Z"))).toMatchObject({ is_quiet_now: false });
  });

  test("the list and the fields of the first window do not go together", async () => {
    await expect(save({ quiet_windows: [night], quiet_hours_start: "21:00" })).rejects.toMatchObject({
      code: "invalid_input",
      issues: [{ pointer: "/quiet_windows" }],
    });
  });

  test("says when the next digest comes", async () => {
    const now = new Date("2026-11-21T12:34:00Z");
    await save({ notification_frequency: "daily", digest_time: "18:00", timezone: "Europe/Berlin" });

    expect(await get(now)).toMatchObject({
      digest_time: "18:00",
      next_digest_at: "2026-11-21T17:00:00.000Z",
    });
    await save({ notification_frequency: "hourly" });
    expect(await get(now)).toMatchObject({ next_digest_at: "2026-11-21T13:00:00.000Z" });
    await save({ notification_frequency: "immediate" });
    expect(await get(now)).toMatchObject({ next_digest_at: null });
  });

  test("a snooze holds everything until it ends, and what waits for it comes when it is taken back", async () => {
    const { id } = await hold();
    const now = await readClock(db().prisma);

    const snoozed = await snooze({ minutes: 240 });

    const until = new Date(snoozed.snoozed_until ?? 0);
    expect(snoozed.is_snoozed).toBe(true);
    expect(Math.abs(until.getTime() - now.getTime() - 4 * HOUR_MS)).toBeLessThan(10_000);
    expect(await rowOf(id)).toMatchObject({ state: "held", reason: "snoozed", heldUntil: until });

    expect(await snooze(null)).toMatchObject({ is_snoozed: false, snoozed_until: null });
    expect((await rowOf(id)).heldUntil?.getTime()).toBeLessThanOrEqual(Date.now() + 5_000);
    expect(await database().prisma.auditEntry.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { action: "preferences.snooze", after: { snoozed_until: snoozed.snoozed_until } },
      { action: "preferences.end_snooze", before: { snoozed_until: snoozed.snoozed_until } },
    ]);
  });

  test("tomorrow is the morning on the person's clock, and an end lies within a month", async () => {
    await makePreference(people.acme, people.bob.userId, { timezone: "Asia/Kolkata" });

    expect((await snooze({ until: "tomorrow" })).snoozed_until).toMatch(/T02:30:00.000Z$/);
    for (const hours of [-1, 24 * 32]) {
      const until = new Date(Date.now() + hours * HOUR_MS).toISOString();
      await expect(snooze({ until })).rejects.toMatchObject({ issues: [{ pointer: "/until" }] });
    }
    for (const input of [{}, { minutes: 60, until: "tomorrow" }, { minutes: 5 }])
      expect(SnoozeInput.safeParse(input).success).toBe(false);
  });

  test("is nobody else's business but an admin's", async () => {
    await expect(snooze({ minutes: 60 }, people.ann)).rejects.toMatchObject({ code: "forbidden" });
    await expect(snooze({ minutes: 60 }, people.charlie)).rejects.toMatchObject({ code: "not_found" });
    expect(await snooze({ minutes: 60 }, people.alice)).toMatchObject({ is_snoozed: true });
  });

  test("of what waits, nothing changes that others wait for, nor what is due already", async () => {
    const due = await hold({ heldUntil: new Date(Date.now() - 1_000) });
    const anns = await hold({ userId: people.ann.userId });
    const channels = await hold({ userId: null });

    await snooze({ minutes: 240 });

    for (const before of [due, anns, channels])
      expect(await rowOf(before.id)).toMatchObject({ reason: "quiet_hours", heldUntil: before.heldUntil });
  });
});
