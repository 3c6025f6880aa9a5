import "../instance.fixture";
import { beforeEach, describe, expect, test } from "vitest";
import * as route from "@/app/api/v1/answers/[token]/route";
import type { AnswerAction } from "@/lib/core/answer";
import type { MuteLength } from "@/lib/core/mute-length";
import { database } from "@/lib/db/database";
import { makeAnswerToken } from "@/lib/queue/answer-token";
import { makeUnsubscribeToken } from "@/lib/queue/unsubscribe";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePreference } from "@/lib/testing/factories/people";
import { send } from "@/lib/testing/request";
import { getNotification } from "../notifications/get-notification";
import { makePeople } from "../people.fixture";
import { giveAnswer } from "./give-answer";
import { findAnswer, readAnswer } from "./read-answer";

const now = new Date("2026-11-20T22:30:00Z");

describeWithDatabase("answers to a message", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  let eventId: string;
  let jobId: string;
  let notificationId: string;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
    ({ id: jobId } = await makeJob(people.acme, { key: "backup", name: "Backup" }));
    ({ id: eventId } = await makeEvent(people.acme, { title: "Backup failed", jobId }));
    ({ id: notificationId } = await makeMessage());
  });

  const makeMessage = (fields: Partial<Parameters<typeof makeNotification>[1]> = {}) =>
    makeNotification(people.acme, {
      purpose: "trigger",
      eventId,
      eventType: "job.failed",
      jobId,
      userId: people.bob.userId,
      recipient: "bob@example.org",
      recipientName: "Bob",
      ...fields,
    });
  const tokenFor = (action: AnswerAction, id = notificationId, organisationId = people.acme) =>
    makeAnswerToken({ organisationId, notificationId: id, action });
  const give = async (action: AnswerAction, muteFor: MuteLength = "hour", id = notificationId) =>
    giveAnswer({ token: await tokenFor(action, id), muteFor, now });
  const rows = async () => {
    const { prisma } = database();
    return {
      acknowledgements: await prisma.acknowledgement.findMany(),
      mutes: await prisma.mute.findMany(),
      noiseReports: await prisma.noiseReport.findMany(),
      audits: await prisma.auditEntry.findMany({ orderBy: { id: "asc" } }),
    };
  };
  const nothing = { acknowledgements: [], mutes: [], noiseReports: [], audits: [] };

  test("are asked for first: looking changes nothing, and says who and what", async () => {
    const answer = await readAnswer({ token: await tokenFor("acknowledge") });

    expect(answer).toMatchObject({
      action: "acknowledge",
      reader: "Bob",
      organisation: "Acme",
      event: { type: "job.failed", title: "Backup failed" },
      job: { name: "Backup" },
      time_zone: "UTC",
      acknowledgement: null,
      mute: null,
      is_too_noisy: false,
    });
    expect(answer.others).toEqual([
      { action: "mute", token: await tokenFor("mute") },
      { action: "too_noisy", token: await tokenFor("too_noisy") },
    ]);
    expect(await rows()).toEqual(nothing);
  });

  test("acknowledge the event in the reader's name, once", async () => {
    const { id: another } = await makeMessage({ userId: people.ann.userId, recipient: "ann@example.org" });
    const first = await give("acknowledge");
    const again = await give("acknowledge", "hour", another);

    expect(first.acknowledgement?.who).toBe("Bob");
    expect(again.acknowledgement).toEqual(first.acknowledgement);
    const { acknowledgements, audits } = await rows();
    expect(acknowledgements).toMatchObject([{ eventId, userId: people.bob.userId, who: "Bob", via: "link" }]);
    expect(audits).toMatchObject([
      {
        action: "event.acknowledge",
        actorKind: "system",
        actorLabel: "Link in a message to bob@example.org",
        subjectId: eventId,
        after: { who: "Bob", via: "link" },
      },
    ]);
  });

  test("of two at the same time the first one counts", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => give("acknowledge")));

    expect(new Set(all.map(({ acknowledgement }) => acknowledgement?.acknowledged_at)).size).toBe(1);
    const { acknowledgements, audits } = await rows();
    expect([acknowledgements.length, audits.length]).toEqual([1, 1]);
  });

  test.each([
    ["hour", "2026-11-20T23:30:00.000Z"],
    // It is half past seven in the morning of the 21st there.
    ["tomorrow", "2026-11-21T23:00:00.000Z"],
    ["week", "2026-11-27T22:30:00.000Z"],
    ["forever", null],
  ] as const)("mute the job for the reader: %s", async (length, until) => {
    await makePreference(people.acme, people.bob.userId, { timezone: "Asia/Tokyo" });
    const answer = await give("mute", length);

    expect(answer).toMatchObject({ mute: { until }, time_zone: "Asia/Tokyo" });
    const { mutes, audits } = await rows();
    expect(mutes).toMatchObject([{ userId: people.bob.userId, jobId }]);
    expect(audits).toMatchObject([
      { action: "preferences.mute", subjectId: people.bob.userId, after: { job: "backup", until } },
    ]);
  });

  test("the last wish counts, and a mute that has ended is none", async () => {
    await give("mute", "forever");
    expect((await give("mute", "hour")).mute).toEqual({ until: "2026-11-20T23:30:00.000Z" });

    const later = new Date("2026-11-21T00:00:00Z");
    expect((await readAnswer({ token: await tokenFor("mute"), now: later })).mute).toBeNull();
  });

  test("say that it is too noisy, once for each message", async () => {
    await give("too_noisy");
    expect(await give("too_noisy")).toMatchObject({ is_too_noisy: true });

    expect((await rows()).noiseReports).toMatchObject([{ notificationId, eventType: "job.failed", jobId }]);
  });

  test("of an address that is no member's are in its name, and mute nothing", async () => {
    const { id } = await makeMessage({ userId: null, recipient: "ops@example.net", recipientName: null });

    const answer = await give("acknowledge", "hour", id);
    expect(answer.acknowledgement?.who).toBe("ops@example.net");
    expect(answer.others.map(({ action }) => action)).toEqual(["too_noisy"]);
    expect((await rows()).acknowledgements).toMatchObject([{ userId: null, who: "ops@example.net" }]);
    await expect(give("mute", "hour", id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("without an event there is nothing to acknowledge", async () => {
    const { id } = await makeMessage({ eventId: null, eventType: null });

    await expect(give("acknowledge", "hour", id)).rejects.toMatchObject({ code: "not_found" });
    expect(await give("too_noisy", "hour", id)).toMatchObject({ event: null, is_too_noisy: true });
  });

  describe("do nothing", () => {
    const refuses = async (token: string) => {
      await expect(giveAnswer({ token, muteFor: "hour" })).rejects.toMatchObject({ code: "not_found" });
      await expect(readAnswer({ token })).rejects.toMatchObject({ code: "not_found" });
      expect(await findAnswer(token)).toBeNull();
      expect(await rows()).toEqual(nothing);
    };

    test.each([
      ["empty", () => ""],
      ["cut off", (token: string) => token.slice(0, -1)],
      ["with more behind", (token: string) => `${token}.x`],
      [
        "about something else",
        (token: string) => `${Buffer.from('["x","y","mute"]').toString("base64url")}.${token.split(".")[1]}`,
      ],
    ])("with a token that is %s", async (_, change) => {
      await refuses(change(await tokenFor("acknowledge")));
    });

    test("with a token of another kind", async () => {
      const address = "bob@example.org";
      await refuses(await makeUnsubscribeToken({ organisationId: people.acme, address, eventType: null }));
    });

    test("about a message of another organisation", async () => {
      await refuses(await tokenFor("acknowledge", notificationId, people.other));
    });

    test("about a message that was deleted", async () => {
      await database().prisma.notification.delete({ where: { id: notificationId } });
      await refuses(await tokenFor("too_noisy"));
    });

    test("for a reader who was disabled", async () => {
      const { userId } = people.bob;
      await database().prisma.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
      for (const action of ["acknowledge", "mute", "too_noisy"] as const)
        await refuses(await tokenFor(action));
    });

    test("for a reader who left the organisation", async () => {
      await database().prisma.membership.deleteMany({ where: { userId: people.bob.userId } });
      await refuses(await tokenFor("mute"));
    });

    test("about a job that was deleted", async () => {
      await database().prisma.notification.update({ where: { id: notificationId }, data: { jobId: null } });
      await refuses(await tokenFor("mute"));
    });
  });

  test("are for the reader only: nobody else finds the links in the history", async () => {
    const token = await tokenFor("mute");
    const text = `Mute this job: https://runbell.test/answer/${token}\nBye`;
    const data = { bodyHtml: `<a href="${text}">x</a>`, bodyText: text, payload: { text } };
    await database().prisma.notification.update({ where: { id: notificationId }, data });
    const seenBy = (actor: typeof people.bob) => getNotification({ actor, id: notificationId });

    expect(await seenBy(people.bob)).toMatchObject({
      body_text: text,
      body: data.bodyHtml,
      payload: { text },
    });
    const seen = await seenBy(people.alice);
    expect(JSON.stringify(seen)).not.toContain(token);
    expect(seen).toMatchObject({
      body_text: "Mute this job: https://runbell.test/answer/hidden\nBye",
      payload: { text: "Mute this job: https://runbell.test/answer/hidden\nBye" },
    });
  });

  test("over the API, without a session and from anywhere", async () => {
    const params = { token: await tokenFor("mute") };
    const headers = { origin: "https://mail.example" };

    expect((await send(route.GET, { params, headers })).result()).toMatchObject({
      action: "mute",
      mute: null,
    });
    expect(await rows()).toEqual(nothing);
    const answer = await send(route.POST, { params, headers, body: { mute_for: "forever" } });
    expect(answer.result()).toMatchObject({ mute: { until: null } });
    expect((await send(route.POST, { params })).result().mute?.until).not.toBeNull();
    expect((await send(route.POST, { params, body: { mute_for: "ages" } })).status).toBe(400);
    expect((await send(route.GET, { params: { token: "nonsense" } })).status).toBe(404);
    expect((await send(route.POST, { params: { token: "nonsense" } })).status).toBe(404);
  });
});
