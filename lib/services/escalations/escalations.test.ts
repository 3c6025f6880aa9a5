import "../instance.fixture";
import { beforeEach, describe, expect, test } from "vitest";
import * as oneRoute from "@/app/api/v1/escalations/[id]/route";
import * as route from "@/app/api/v1/escalations/route";
import * as stopRoute from "@/app/api/v1/escalations/[id]/stop/route";
import { database } from "@/lib/db/database";
import { makeAnswerToken } from "@/lib/queue/answer-token";
import { escalateDue } from "@/lib/queue/escalate";
import {
  letEscalationsWait,
  listEscalated,
  listTold,
  makePolicy,
  record,
  stepFor,
} from "@/lib/queue/escalation.fixture";
import { runTick } from "@/lib/runtime/tick";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { send } from "@/lib/testing/request";
import { giveAnswer } from "../answers/give-answer";
import { acknowledgeEvent } from "../events/acknowledge-event";
import { getEvent } from "../events/get-event";
import { getNotification } from "../notifications/get-notification";

const nowhere = "0193a1b2-0000-7000-8000-000000000001";

describeWithDatabase("escalations", (db) => {
  let cast: Cast;
  let jobId: string;
  let eventId: string;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    jobId = (await makeJob(cast.organisationId, { key: "backup", name: "Backup", ownerId: cast.ann.userId }))
      .id;
    const steps = [stepFor(cast.bob.userId, 5), stepFor(cast.alice.userId, 10)];
    await makePolicy(cast.organisationId, steps, { repeatCount: 1, types: ["job.failed", "system.error"] });
    [eventId = ""] = await record(cast.organisationId, { type: "job.failed", jobId, title: "Backup failed" });
  });

  const idOf = async () => (await listEscalated())[0]?.id ?? "";
  const read = async (as = cast.bob) =>
    (await send(oneRoute.GET, { as, params: { id: await idOf() } })).result();
  const stop = async (as: { apiKey: string } = cast.ann) =>
    send(stopRoute.POST, { as, params: { id: await idOf() } });
  const list = async (query: Record<string, string | number> = {}, as = cast.bob) =>
    (await send(route.GET, { as, query })).result();

  test("show where they stand: steps with their times, and what each told", async () => {
    const before = await read();
    expect(before).toMatchObject({
      state: "active",
      policy: { name: "Nights" },
      event: { id: eventId, type: "job.failed", severity: "error", title: "Backup failed" },
      job: { id: jobId, key: "backup", name: "Backup" },
      steps_taken: 0,
      steps_total: 4,
      repeat_count: 1,
      ended_at: null,
      ended_by: null,
      recipient_names: { [cast.bob.userId]: "Bob", [cast.alice.userId]: "Alice" },
      steps: [
        { position: 0, round: 0, state: "next", taken_at: null, notifications: [], delay_seconds: 300 },
        { position: 1, round: 0, state: "waiting", taken_at: null, notifications: [] },
      ],
    });
    expect(before.next_at).toBe(before.steps[0]?.due_at);
    const minutes = (instant: string | null) =>
      (Date.parse(instant ?? "") - Date.parse(before.started_at)) / 60_000;
    expect(before.steps.map(({ due_at }) => minutes(due_at))).toEqual([5, 15]);

    await letEscalationsWait(15);
    await escalateDue();
    await escalateDue();
    const after = await read();
    expect(after).toMatchObject({
      steps_taken: 2,
      steps: [
        {
          state: "taken",
          round: 0,
          notifications: [{ recipient_name: "Bob", purpose: "escalation", state: "queued" }],
        },
        { state: "taken", round: 0, notifications: [{ recipient_name: "Alice" }] },
        { state: "next", round: 1, position: 0, notifications: [] },
        { state: "waiting", round: 1, position: 1 },
      ],
    });
    expect(after.steps[0]?.taken_at).not.toBeNull();
    expect(after.next_at).toBe(after.steps[2]?.due_at);
  });

  test("are with their event and its messages", async () => {
    await letEscalationsWait(5);
    await escalateDue();
    const [message] = await listTold();
    const brief = { id: await idOf(), state: "active", policy: "Nights", next_at: (await read()).next_at };
    const actor = cast.bob.actor;
    const event = await getEvent({ actor, id: eventId });
    expect(event.escalation).toEqual(brief);
    expect(event.notifications.map(({ purpose }) => purpose).sort()).toEqual([
      "escalation",
      "trigger",
      "trigger",
    ]);
    expect((await getNotification({ actor, id: message?.id ?? "" })).event?.escalation).toEqual(brief);
    expect((await getEvent({ actor, id: await otherEvent() })).escalation).toBeNull();

    const [again = ""] = await record(cast.organisationId, { type: "job.failed", jobId });
    expect((await getEvent({ actor, id: again })).escalation).toEqual(brief);
    await stop();
    expect((await getEvent({ actor, id: again })).escalation).toBeNull();
    expect((await getEvent({ actor, id: eventId })).escalation).toMatchObject({
      state: "stopped",
      next_at: null,
    });
  });
  const otherEvent = async () => (await record(cast.organisationId, { type: "job.lost", jobId }))[0] ?? "";

  test("are listed newest first, by state and by event, page after page", async () => {
    for (let count = 0; count < 4; count++) await record(cast.organisationId, { type: "system.error" });
    await stop();
    const all = (await list()).data;
    expect(all).toHaveLength(5);
    const first = await list({ limit: 3 });
    const rest = await list({ limit: 3, cursor: first.next_cursor ?? "" });
    expect([...first.data, ...rest.data]).toEqual(all);
    expect(all.at(-1)).toMatchObject({ event: { id: eventId } });
    expect(all[0]).toMatchObject({ event: { type: "system.error" }, job: null });
    expect((await list({ state: "stopped" })).data).toMatchObject([{ event: { id: eventId } }]);
    expect((await list({ state: "active" })).data).toHaveLength(4);
    expect((await list({ event_id: eventId })).data).toMatchObject([{ state: "stopped" }]);
  });

  describe("end", () => {
    test("when the event is acknowledged in the browser or by a program", async () => {
      await letEscalationsWait(5);
      await escalateDue();
      await acknowledgeEvent({ actor: cast.alice.actor, id: eventId });

      expect(await read()).toMatchObject({
        state: "acknowledged",
        ended_by: "Alice",
        next_at: null,
        can_stop: false,
        steps: [
          {
            state: "taken",
            notifications: [
              { state: "cancelled", reason: "acknowledged", reason_text: "Somebody takes care of it" },
            ],
          },
          { state: "dropped", notifications: [] },
        ],
      });
      await letEscalationsWait(60);
      expect(await escalateDue()).toBe(0);
    });

    test("when the reader of a step's message presses its link", async () => {
      await letEscalationsWait(5);
      await escalateDue();
      const [message] = await listTold();
      const answer = {
        organisationId: cast.organisationId,
        notificationId: message?.id ?? "",
        action: "acknowledge",
      } as const;
      await giveAnswer({ token: await makeAnswerToken(answer), muteFor: "hour" });
      expect(await read()).toMatchObject({ state: "acknowledged", ended_by: "Bob" });
    });

    test("by hand: authors may, with their name and on record", async () => {
      await letEscalationsWait(5);
      await escalateDue();
      const stopped = await stop();
      expect(stopped.result()).toMatchObject({
        state: "stopped",
        ended_by: "Ann",
        steps: [{ notifications: [{ state: "cancelled", reason: "by_hand" }] }, { state: "dropped" }],
      });
      expect(await database().prisma.auditEntry.findMany()).toMatchObject([
        { action: "escalation.stop", subjectId: await idOf(), after: { state: "stopped", by: "Ann" } },
      ]);
      expect((await stop()).status).toBe(409);
    });

    test("by a member only after they were told", async () => {
      expect((await read()).can_stop).toBe(false);
      expect((await read(cast.ann)).can_stop).toBe(true);
      expect((await stop(cast.bob)).status).toBe(403);
      await letEscalationsWait(5);
      await escalateDue();
      expect((await read()).can_stop).toBe(true);
      expect((await stop(cast.bob)).result()).toMatchObject({ state: "stopped", ended_by: "Bob" });
    });

    test("not by a member whose message was skipped", async () => {
      await database().prisma.preference.create({
        data: { organisationId: cast.organisationId, userId: cast.bob.userId, emailEnabled: false },
      });
      await letEscalationsWait(5);
      await escalateDue();
      expect((await read()).steps[0]?.notifications).toMatchObject([
        { state: "skipped", reason: "channel_off" },
      ]);
      expect((await stop(cast.bob)).status).toBe(403);
    });
  });

  test("go on by the cron tick where no worker runs, also after a restart", async () => {
    await letEscalationsWait(5);
    await runTick();
    expect(await listTold()).toHaveLength(1);
    await letEscalationsWait(10);
    await runTick();
    expect(await listTold()).toHaveLength(2);
    expect((await read()).steps.map(({ state }) => state)).toEqual(["taken", "taken", "next", "waiting"]);
  });

  test("are of one organisation: strangers find nothing", async () => {
    const params = { id: await idOf() };
    expect((await send(oneRoute.GET, { as: cast.charlie, params })).status).toBe(404);
    expect((await stop(cast.charlie)).status).toBe(404);
    expect((await list({}, cast.charlie)).data).toEqual([]);
    expect((await send(oneRoute.GET, { as: cast.bob, params: { id: nowhere } })).status).toBe(404);
    const reader = await makeKeyOf(cast.ann, { scopes: ["read"] });
    expect((await stop({ apiKey: reader })).status).toBe(403);
    expect((await read()).state).toBe("active");
  });
});
