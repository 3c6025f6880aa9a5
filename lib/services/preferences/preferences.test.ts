import "../instance.fixture";
import { beforeEach, describe, expect, test } from "vitest";
import { ForbiddenError, InvalidInputError, NotFoundError } from "@/lib/core/errors";
import { eventTypes } from "@/lib/core/event";
import { laneOf } from "@/lib/core/lane";
import { loadChannel } from "@/lib/db/channel-config";
import { database } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import { UpdatePreferenceInput } from "@/lib/schemas/preference";
import type { Secret } from "@/lib/secrets";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePeople } from "../people.fixture";
import { getPreferences } from "./get-preferences";
import { savePreferences } from "./save-preferences";

const slackUrl = "https://hooks.slack.com/services/T000/B000/canary-secret-1234";

describe("the input of preferences", () => {
  test.each([
    [{ timezone: "Mars/Olympus" }, "timezone"],
    [{ quiet_hours_start: "25:00" }, "quiet_hours_start"],
    [{ quiet_days: [0] }, "quiet_days"],
    [{ slack_webhook_url: "http://hooks.slack.com/x" }, "slack_webhook_url"],
    [{ events: { "job.exploded": { email: false } } }, "events"],
  ])("refuses %j", (input, field) => {
    expect(UpdatePreferenceInput.safeParse(input).error?.issues[0]?.path[0]).toBe(field);
  });

  test("accepts zones that a list of the browser may lack", () => {
    for (const timezone of ["UTC", "Asia/Kolkata", "Europe/Kyiv"])
      expect(UpdatePreferenceInput.safeParse({ timezone }).success).toBe(true);
  });
});

describeWithDatabase("preferences", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const get = () => getPreferences({ actor: people.bob, userId: "me" });
  const save = (input: UpdatePreferenceInput, now?: Date) =>
    savePreferences({ actor: people.bob, userId: "me", input, now });

  test("are the defaults until somebody touches them, and reading makes no row", async () => {
    expect(await get()).toMatchObject({
      user_id: people.bob.userId,
      email_enabled: true,
      slack_enabled: false,
      teams_enabled: false,
      webhook_enabled: false,
      email_notifications: true,
      email_on_job_completion: true,
      email_on_job_failure: true,
      quiet_hours_start: null,
      quiet_days: [1, 2, 3, 4, 5, 6, 7],
      timezone: "UTC",
      notification_frequency: "immediate",
      slack_webhook_url: null,
      teams_webhook_url: null,
      custom_webhook_url: null,
      is_quiet_now: false,
      updated_at: null,
    });
    expect(await database().prisma.preference.count()).toBe(0);
  });

  test("keep what is left out", async () => {
    await save({ timezone: "Asia/Kolkata", critical_bypass: false, quiet_days: [7, 1, 7] });
    await save({ notification_frequency: "daily", slack_enabled: true });

    expect(await get()).toMatchObject({
      timezone: "Asia/Kolkata",
      critical_bypass: false,
      quiet_days: [1, 7],
      notification_frequency: "daily",
      slack_enabled: true,
      email_enabled: true,
    });
  });

  test("merge the matrix cell by cell and store only what is off", async () => {
    await save({ events: { "job.failed": { email: false, slack: false }, "job.lost": { email: false } } });
    const saved = await save({ events: { "job.failed": { email: true }, "job.missed": { teams: true } } });

    expect(saved.events).toEqual({ "job.failed": { slack: false }, "job.lost": { email: false } });
  });

  test("understand the other names of fields as views of the same settings", async () => {
    const off = await save({
      email_notifications: false,
      email_on_job_completion: false,
      email_on_job_failure: false,
    });

    expect(off).toMatchObject({
      email_enabled: false,
      email_on_job_completion: false,
      email_on_job_failure: false,
      events: {
        "job.completed": { email: false },
        "job.failed": { email: false },
        "job.timed_out": { email: false },
        "job.lost": { email: false },
      },
    });
    expect((await save({ email_on_job_failure: true })).events).toEqual({
      "job.completed": { email: false },
    });
    expect(await save({ events: { "job.completed": { email: true } } })).toMatchObject({
      email_on_job_completion: true,
    });
  });

  test("keep fields of other programs beside ours; null removes one", async () => {
    await save({ extras: { theme: "dark", sound: { on: true } } });
    const saved = await save({ extras: { theme: null, beta: true } });

    expect(saved.extras).toEqual({ sound: { on: true }, beta: true });
  });

  test.each([
    [{ quiet_hours_start: "22:00" }, "/quiet_hours_end"],
    [{ quiet_hours_end: "07:00" }, "/quiet_hours_start"],
    [{ quiet_hours_start: "22:00", quiet_hours_end: "22:00" }, "/quiet_hours_end"],
    [{ email_enabled: true, email_notifications: false }, "/email_notifications"],
  ])("refuse what contradicts itself: %j", async (input, pointer) => {
    await expect(save(input)).rejects.toMatchObject({ code: "invalid_input", issues: [{ pointer }] });
    expect(await database().prisma.preference.count()).toBe(0);
  });

  test("refuse half of the quiet hours to be taken away", async () => {
    await save({ quiet_hours_start: "22:00", quiet_hours_end: "07:00" });

    await expect(save({ quiet_hours_start: null })).rejects.toThrow(InvalidInputError);
    await save({ quiet_hours_end: "06:00" });
    expect(await get()).toMatchObject({ quiet_hours_start: "22:00", quiet_hours_end: "06:00" });
    expect(await save({ quiet_hours_start: null, quiet_hours_end: null })).toMatchObject({
      quiet_hours_end: null,
    });
  });

  test("say whether it is quiet now", async () => {
    const now = new Date("2026-07-15T21:00:00Z");
    const saved = await save(
      { quiet_hours_start: "22:00", quiet_hours_end: "07:00", timezone: "Europe/Berlin" },
      now,
    );

    expect(saved).toMatchObject({ is_quiet_now: true, quiet_until: "2026-07-16T05:00:00.000Z" });
  });

  test("do not lose each other when they are saved at the same time", async () => {
    await Promise.all([
      ...eventTypes.map((type) => save({ events: { [type]: { email: false } } })),
      ...Array.from({ length: 10 }, (_, n) => save({ extras: { [`field${n}`]: n } })),
      save({ timezone: "Europe/Berlin" }),
      save({ quiet_hours_start: "22:00", quiet_hours_end: "07:00" }),
    ]);

    const { events, extras, timezone, quiet_hours_end } = await get();
    expect(Object.keys(events).sort()).toEqual([...eventTypes].sort());
    expect(Object.keys(extras)).toHaveLength(10);
    expect([timezone, quiet_hours_end]).toEqual(["Europe/Berlin", "07:00"]);
  });

  test("let held messages wait for the new quiet hours", async () => {
    const held = (fields: object) =>
      makeNotification(people.acme, {
        state: "held",
        reason: "quiet_hours",
        nextAttemptAt: null,
        heldUntil: new Date("2026-07-16T05:00:00Z"),
        expiresAt: new Date("2026-07-16T17:00:00Z"),
        ...fields,
      });
    const bobs = await held({ userId: people.bob.userId });
    const anns = await held({ userId: people.ann.userId });
    const until = async (id: string) =>
      (await database().prisma.notification.findUniqueOrThrow({ where: { id } })).heldUntil?.getTime() ?? 0;
    const now = new Date("2026-07-15T21:00:00Z");

    await save({ quiet_hours_start: "20:00", quiet_hours_end: "22:30" }, now);
    expect(await until(bobs.id)).toBe(Date.parse("2026-07-15T22:30:00Z"));

    await save({ quiet_hours_end: "08:00" }, now);
    expect(await database().prisma.notification.findUnique({ where: { id: bobs.id } })).toMatchObject({
      heldUntil: new Date("2026-07-16T08:00:00Z"),
      expiresAt: new Date("2026-07-17T02:30:00Z"),
    });

    await save({ quiet_hours_start: null, quiet_hours_end: null }, now);
    expect(await until(bobs.id)).toBeLessThanOrEqual(Date.now() + 5_000);
    expect(await until(anns.id)).toBe(Date.parse("2026-07-16T05:00:00Z"));
  });

  describe("addresses with credentials", () => {
    test("are stored encrypted and shown masked", async () => {
      const saved = await save({ slack_webhook_url: slackUrl });

      expect(saved.slack_webhook_url).toBe("https://hooks.slack.com/…1234");
      const everything = JSON.stringify([
        saved,
        await get(),
        await database().prisma.preference.findMany(),
        await database().prisma.secret.findMany(),
        await database().prisma.auditEntry.findMany(),
      ]);
      expect(everything).not.toContain("canary");
    });

    test("of Teams are a workflow's, stored with the permission to call it", async () => {
      const address = "https://prod-1.westeurope.logic.azure.com/workflows/1/invoke?sig=canary%2F5678";
      const saved = await save({ teams_enabled: true, teams_webhook_url: address });

      const shown = "https://prod-1.westeurope.logic.azure.com/…5678";
      expect(saved).toMatchObject({ teams_enabled: true, teams_webhook_url: shown });
      expect(await get()).toMatchObject({ teams_enabled: true, teams_webhook_url: shown });
      const { acme: organisationId, bob } = people;
      const way = { organisationId, kind: "teams", channelId: null, userId: bob.userId } as const;
      const { config } = await loadChannel(way, await instanceRing());
      expect((config.url as Secret).reveal()).toBe(address);
      expect(JSON.stringify(await database().prisma.secret.findMany())).not.toContain("canary");
    });

    test("stay when they come back as they were shown", async () => {
      const { slack_webhook_url } = await save({ slack_webhook_url: slackUrl });
      const [before] = await database().prisma.secret.findMany();

      await save({ slack_webhook_url, teams_webhook_url: null });

      expect(await database().prisma.secret.findMany()).toEqual([before]);
    });

    test("are refused when no message could be sent there, and nothing is stored", async () => {
      const addresses = {
        slack_webhook_url: "https://example.org/services/canary",
        teams_webhook_url: "https://example.webhook.office.com/webhookb2/canary",
      };

      const refusal = await save({ ...addresses, slack_enabled: true }).catch((error: unknown) => error);

      expect(refusal).toMatchObject({
        code: "invalid_input",
        issues: [{ pointer: "/slack_webhook_url" }, { pointer: "/teams_webhook_url" }],
      });
      expect(JSON.stringify(refusal)).not.toContain("canary");
      expect(await database().prisma.secret.count()).toBe(0);
      expect((await get()).slack_enabled).toBe(false);
    });

    test("are replaced and removed", async () => {
      await save({
        slack_webhook_url: slackUrl,
        custom_webhook_url: "https://example.org:8443/hook?token=abcd",
      });
      const saved = await save({ slack_webhook_url: "https://hooks.slack.com/services/new9" });

      expect(saved.slack_webhook_url).toBe("https://hooks.slack.com/…new9");
      expect(saved.custom_webhook_url).toBe("https://example.org:8443/…abcd");
      expect((await save({ slack_webhook_url: null })).slack_webhook_url).toBeNull();
      expect(await database().prisma.secret.count()).toBe(1);
    });
  });

  test("open the lane of an address that is stored anew: what waits for it is tried at once", async () => {
    const { acme: organisationId, bob } = people;
    const lane = laneOf({ organisationId, kind: "slack", channelId: null, userId: bob.userId });
    const later = new Date(Date.now() + 3_600_000);
    await database().prisma.destinationHealth.create({
      data: { organisationId, destination: lane, failuresInRow: 3, openUntil: later },
    });
    const waits = { channelKind: "slack", userId: bob.userId, state: "retrying", nextAttemptAt: later };
    const { id } = await makeNotification(organisationId, { ...waits, reason: "gone" });

    await save({ slack_enabled: true });
    expect((await database().prisma.destinationHealth.findFirst())?.openUntil).toEqual(later);
    await save({ slack_webhook_url: slackUrl });

    expect(await database().prisma.destinationHealth.findMany()).toMatchObject([
      { destination: lane, failuresInRow: 0, openUntil: null },
    ]);
    expect(await database().prisma.laneBucket.findMany()).toMatchObject([{ lane, organisationId }]);
    const row = await database().prisma.notification.findUniqueOrThrow({ where: { id } });
    expect(row.nextAttemptAt?.getTime()).toBeLessThan(later.getTime());
  });

  describe("of others", () => {
    test("are an admin's to see and change, and it is written down who did", async () => {
      const { userId } = people.bob;
      await savePreferences({ actor: people.alice, userId, input: { timezone: "Asia/Tokyo" } });

      expect(await getPreferences({ actor: people.alice, userId })).toMatchObject({ timezone: "Asia/Tokyo" });
      expect(await database().prisma.auditEntry.findMany()).toMatchObject([
        {
          action: "preferences.update",
          subjectId: userId,
          actorLabel: "Alice",
          before: { timezone: "UTC" },
          after: { timezone: "Asia/Tokyo" },
        },
      ]);
    });

    test("are not a member's", async () => {
      const of = { actor: people.bob, userId: people.alice.userId };

      await expect(getPreferences(of)).rejects.toThrow(ForbiddenError);
      await expect(savePreferences({ ...of, input: {} })).rejects.toThrow(ForbiddenError);
    });

    test("do not exist for Charlie, nor for a key that acts for nobody", async () => {
      const of = { actor: people.charlie, userId: people.bob.userId };

      await expect(getPreferences(of)).rejects.toThrow(NotFoundError);
      await expect(savePreferences({ ...of, input: { timezone: "UTC" } })).rejects.toThrow(NotFoundError);
      await expect(
        getPreferences({ actor: { ...people.alice, kind: "api_key", userId: null }, userId: "me" }),
      ).rejects.toThrow(NotFoundError);
    });
  });
});
