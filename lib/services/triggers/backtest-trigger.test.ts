import "../instance.fixture";
import { beforeEach, expect, it } from "vitest";
import * as backtest from "@/app/api/v1/triggers/[event_type]/backtest/route";
import type { EventType } from "@/lib/core/event";
import { withTransaction } from "@/lib/db/database";
import { recordEvent } from "@/lib/queue/record-event";
import type { BacktestView, TriggerInput } from "@/lib/schemas/trigger";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePreference } from "@/lib/testing/factories/people";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { send } from "@/lib/testing/request";
import { backtestTrigger } from "./backtest-trigger";

const plain: TriggerInput = {
  enabled: true,
  severity: null,
  channel_kinds: ["email"],
  recipients: [{ kind: "job_owner" }],
  template_id: null,
  fallback_channel_id: null,
  occasion: "every",
  occasion_count: 1,
  cooldown_seconds: 0,
  condition: null,
  group_by: [],
  group_wait_seconds: 30,
  group_interval_seconds: 300,
  escalation_policy_id: null,
  variant_version_id: null,
  variant_percent: 0,
};
const noon = new Date("2026-11-02T12:00:00Z");
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const letters = { send: "S", hold: "H", skip: "-" } as const;
const course = ({ data }: BacktestView) => data.map(({ verdict }) => letters[verdict]).join("");
const courseBefore = ({ data }: BacktestView) => data.map(({ before }) => letters[before]).join("");

describeWithDatabase("backtestTrigger", (db) => {
  let cast: Cast;
  let job: { id: string };
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    job = await makeJob(cast.organisationId, { key: "nightly", name: "Nightly", ownerId: cast.bob.userId });
  });

  const test = (trigger: Partial<TriggerInput> = {}, eventType: EventType = "job.failed", limit = 50) =>
    backtestTrigger({
      actor: cast.ann.actor,
      eventType,
      input: { trigger: { ...plain, ...trigger }, limit },
    });
  const happen = (minutes: number, fields: Parameters<typeof makeEvent>[1] = {}) =>
    makeEvent(cast.organisationId, { jobId: job.id, createdAt: after(minutes), ...fields });
  const countStored = () =>
    Promise.all([
      db().prisma.notification.count(),
      db().prisma.decision.count(),
      db().prisma.auditEntry.count(),
      db().prisma.trigger.count(),
    ]);

  it("says of each event what would have become of it, beside the stored trigger, and stores nothing", async () => {
    for (const rows of [1, 5, 9]) await happen(rows, { title: `${rows} rows`, details: { rows } });
    const before = await countStored();

    const view = await test({ condition: "event.details.rows > 4 and job.key == 'nightly'" });

    expect(view).toMatchObject({
      events: 3,
      sent: 2,
      held: 0,
      skipped: 0,
      nobody: 1,
      compared: { sent: 3, held: 0, skipped: 0, nobody: 0 },
    });
    expect(view.data[0]).toMatchObject({
      at: after(1).toISOString(),
      title: "1 rows",
      severity: "error",
      job: { key: "nightly", name: "Nightly" },
      verdict: "skip",
      messages: 0,
      sentence: expect.stringMatching(/^Skipped\. The condition .* does not hold\.$/) as string,
      reason: "condition_not_met",
      before: "send",
    });
    expect(view.data[1]).toMatchObject({
      verdict: "send",
      messages: 1,
      sentence: "To be sent. Named as the owner of the job.",
      reason: null,
    });
    expect(await countStored()).toEqual(before);
  });

  it("remembers what it told itself: the cooldown of each job", async () => {
    const other = await makeJob(cast.organisationId, { ownerId: cast.bob.userId });
    for (const minutes of [0, 10, 20, 30, 40]) await happen(minutes);
    await happen(12, { jobId: other.id });

    const view = await test({ cooldown_seconds: 900 });

    expect(course(view)).toBe("S-SS-S");
    expect(view.data[1]?.reason).toBe("cooldown");
    expect(courseBefore(view)).toBe("SSSSSS");
  });

  it("counts in a row by what happened to the job, also before the events it is asked about", async () => {
    for (const minutes of [0, 1, 2]) await happen(minutes);
    await happen(3, { type: "job.completed" });
    for (const minutes of [4, 5]) await happen(minutes);
    await happen(6, { jobId: null });

    expect(course(await test({ occasion: "first" }))).toBe("S--S--");
    expect(course(await test({ occasion: "first", recipients: [{ kind: "role", role: "admin" }] }))).toBe(
      "S--S-S",
    );
    expect(course(await test({ occasion: "after", occasion_count: 2 }, "job.failed", 5))).toBe("SS-S-");
  });

  it("tells a recovery where something that was over then had been told", async () => {
    await happen(0);
    await makeNotification(cast.organisationId, {
      purpose: "trigger",
      state: "sent",
      eventType: "job.failed",
      jobId: job.id,
      createdAt: after(0),
    });
    await happen(1, { type: "job.recovered" });
    await happen(2);
    await happen(3, { type: "job.recovered" });

    const view = await test({}, "job.recovered");

    expect(course(view)).toBe("S-");
    expect(view.data[1]?.reason).toBe("not_told_before");
  });

  it("goes by the clock and the silences of each event's time, and by the preferences of now", async () => {
    await makePreference(cast.organisationId, cast.bob.userId, {
      quietHoursStart: "22:00",
      quietHoursEnd: "08:00",
      timezone: "UTC",
      snoozedUntil: new Date("2030-01-01T00:00:00Z"),
    });
    await db().prisma.silence.create({
      data: {
        organisationId: cast.organisationId,
        name: "Move",
        startsAt: after(60),
        endsAt: after(120),
      },
    });
    for (const minutes of [0, 90, 150, 11 * 60]) await happen(minutes);

    const view = await test();

    expect(course(view)).toBe("S-SH");
    expect(view.data.map(({ reason }) => reason)).toEqual([null, "silenced", null, "quiet_hours"]);
    expect(view).toMatchObject({ sent: 2, held: 1, skipped: 0, nobody: 1 });
  });

  it("gathers alike events, and begins anew when a message has gone out", async () => {
    for (const minutes of [0, 1, 2, 3, 30]) await happen(minutes);
    await happen(4, { severity: "critical" });

    const view = await test({
      group_by: ["job", "severity"],
      group_wait_seconds: 0,
      group_interval_seconds: 150,
    });

    expect(course(view)).toBe("SHHHSS");
    expect(view.data[3]?.sentence).toContain("Waits for others like it");
  });

  it("asks who was on call then, and whom templates name", async () => {
    const rotation = await db().prisma.rotation.create({
      data: {
        organisationId: cast.organisationId,
        name: "Night",
        zone: "UTC",
        startsOn: "2026-10-26",
        handoverTime: "00:00",
        memberIds: [cast.alice.userId, cast.bob.userId],
      },
    });
    await makePreference(cast.organisationId, cast.bob.userId, { emailEnabled: false });
    for (const week of [-1, 0, 1]) await happen(week * 7 * 24 * 60, { details: { owner: "x@example.org" } });

    const turns = await test({ recipients: [{ kind: "on_call", rotation_id: rotation.id }] });
    const named = await test({ recipients: [{ kind: "template", source: "{{ event.details.owner }}" }] });

    expect(course(turns)).toBe("S-S");
    expect(turns).toMatchObject({ skipped: 1, nobody: 0 });
    expect(named.data.map(({ sentence }) => sentence)).toEqual(
      Array(3).fill("To be sent. Named by {{ event.details.owner }}."),
    );
  });

  it("says of the stored trigger what recording decided", async () => {
    await makeTrigger(cast.organisationId, "job.failed", {
      cooldownSeconds: 3600,
      condition: "event.details.rows > 4",
      recipients: [{ kind: "role", role: "admin" }, { kind: "job_owner" }],
    });
    for (const rows of [1, 5, 6, 2, 7])
      await withTransaction((tx) =>
        recordEvent(tx, {
          organisationId: cast.organisationId,
          type: "job.failed",
          jobId: rows === 6 ? null : job.id,
          details: { rows },
        }),
      );
    const told = await db().prisma.event.findMany({
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      include: { notifications: true },
    });

    const view = await test({ enabled: false });

    expect(courseBefore(view)).toBe(
      told.map(({ notifications }) => (notifications.length > 0 ? "S" : "-")).join(""),
    );
    expect(courseBefore(view)).toBe("-SS--");
    expect(view).toMatchObject({ sent: 0, nobody: 5 });
    expect(view.data[0]?.sentence).toContain("its trigger is off");
  });

  it("takes the newest 200 at most, oldest first", async () => {
    await db().prisma.event.createMany({
      data: Array.from({ length: 210 }, (_, index) => ({
        organisationId: cast.organisationId,
        type: "job.failed",
        severity: "error",
        title: `Number ${index}`,
        jobId: job.id,
        occurredAt: after(index),
        createdAt: after(index),
      })),
    });

    const view = await test({ condition: "event.severity == 'error'", occasion: "first" }, "job.failed", 200);

    expect(view).toMatchObject({ events: 200, data: { length: 200 }, sent: 0, compared: { sent: 200 } });
    expect([view.data[0]?.title, view.data[199]?.title]).toEqual(["Number 10", "Number 209"]);
  });

  it("has nothing to say where nothing happened", async () => {
    expect(await test()).toEqual({
      events: 0,
      sent: 0,
      held: 0,
      skipped: 0,
      nobody: 0,
      compared: { sent: 0, held: 0, skipped: 0, nobody: 0 },
      data: [],
    });
  });

  it("refuses what cannot be saved, with its place", async () => {
    const channel = await makeChannel(cast.charlie.organisationId);
    const ask = (body: object, as = cast.ann) =>
      send(backtest.POST, { as, params: { event_type: "job.failed" }, body });
    const pointersOf = async (trigger: object, more: object = {}) =>
      (await ask({ trigger: { ...plain, ...trigger }, ...more }))
        .problem()
        .errors?.map(({ pointer }) => pointer);

    expect(await pointersOf({ condition: "a b" })).toEqual(["/trigger/condition"]);
    expect(await pointersOf({ fallback_channel_id: channel.id })).toEqual(["/trigger/fallback_channel_id"]);
    expect(await pointersOf({ occasion: "last" })).toEqual(["/trigger/occasion"]);
    expect(await pointersOf({}, { limit: 201 })).toEqual(["/limit"]);
    expect((await ask({ trigger: plain }, cast.bob)).status).toBe(403);
    expect((await ask({ trigger: plain })).status).toBe(200);
  });

  it("goes by what the settings say of a job alone, as sending does", async () => {
    const other = await makeJob(cast.organisationId, { key: "weekly", ownerId: cast.bob.userId });
    await db().prisma.organisation.update({
      where: { id: cast.organisationId },
      data: { settings: { jobs: { nightly: { enabled: false } } } },
    });
    await happen(0);
    await happen(1, { jobId: other.id });

    const view = await test();
    expect(course(view)).toBe("-S");
    expect(courseBefore(view)).toBe("-S");
    expect(view.data[0]?.reason).toBe("trigger_off");
  });

  it("shows Charlie none of our events", async () => {
    await happen(0);

    const answer = await send(backtest.POST, {
      as: cast.charlie,
      params: { event_type: "job.failed" },
      body: { trigger: plain },
    });
    expect(answer.result()).toMatchObject({ events: 0, data: [] });
  });
});
