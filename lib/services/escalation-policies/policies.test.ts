import "../instance.fixture";
import { beforeEach, describe, expect, test } from "vitest";
import * as oneRoute from "@/app/api/v1/escalation-policies/[id]/route";
import * as route from "@/app/api/v1/escalation-policies/route";
import { database } from "@/lib/db/database";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { send } from "@/lib/testing/request";

const nowhere = "0193a1b2-0000-7000-8000-000000000001";

describeWithDatabase("escalation policies", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const step = (over: object = {}) => ({
    delay_seconds: 300,
    recipients: [{ kind: "job_owner" }],
    channel_kinds: ["email"],
    ...over,
  });
  const body = (over: object = {}) => ({ name: "Nights", steps: [step()], ...over });
  const create = (over: object = {}, as = cast.ann) => send(route.POST, { as, body: body(over) });
  const update = (id: string, over: object, as = cast.ann) =>
    send(oneRoute.PUT, { as, params: { id }, body: body(over) });
  const list = async (as = cast.bob) => (await send(route.GET, { as })).result().data;
  const audits = () => database().prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
  const makeRotation = (organisationId: string) =>
    database().prisma.rotation.create({
      data: { organisationId, name: "On call", zone: "UTC", startsOn: "2026-01-05" },
    });

  test("are shown as they were made, with the names of those whom they tell", async () => {
    const channel = await makeChannel(cast.organisationId, { name: "#ops" });
    const rotation = await makeRotation(cast.organisationId);
    const recipients = [
      { kind: "user", user_id: cast.bob.userId },
      { kind: "channel", channel_id: channel.id },
      { kind: "on_call", rotation_id: rotation.id },
      { kind: "role", role: "admin" },
    ];
    const given = { description: "  At night  ", repeat_count: 3, steps: [step({ recipients }), step()] };
    const made = await create(given);

    expect(made.status).toBe(201);
    const view = made.result();
    expect(view).toMatchObject({
      name: "Nights",
      description: "At night",
      repeat_count: 3,
      steps: given.steps,
      recipient_names: { [cast.bob.userId]: "Bob", [channel.id]: "#ops", [rotation.id]: "On call" },
      event_types: [],
      active_count: 0,
    });
    expect((await send(oneRoute.GET, { as: cast.bob, params: { id: view.id } })).result()).toEqual(view);
    expect(await list()).toEqual([view]);
    expect(await audits()).toMatchObject([
      {
        action: "escalation_policy.create",
        subjectId: view.id,
        after: { name: "Nights", steps: given.steps },
      },
    ]);
  });

  test("are changed as a whole, and what was there is on record", async () => {
    const { id } = (await create({ description: "Old", repeat_count: 3 })).result();
    const changed = await update(id, { name: "Days", steps: [step(), step({ delay_seconds: 0 })] });

    expect(changed.result()).toMatchObject({ name: "Days", description: null, repeat_count: 0 });
    expect(changed.result().steps).toHaveLength(2);
    expect((await audits()).at(-1)).toMatchObject({
      action: "escalation_policy.update",
      before: { name: "Nights", description: "Old", repeat_count: 3 },
      after: { name: "Days", description: null, repeat_count: 0 },
    });
  });

  test("each recipient of a step is kept once", async () => {
    const twice = {
      recipients: [{ kind: "job_owner" }, { kind: "job_owner" }],
      channel_kinds: ["email", "email"],
    };
    expect((await create({ steps: [step(twice)] })).result().steps).toEqual([step()]);
  });

  test("have a name of their own in the organisation", async () => {
    const { id } = (await create()).result();
    const { id: other } = (await create({ name: "Days" })).result();
    const again = await create();
    expect(again.status).toBe(409);
    expect(again.problem().errors).toMatchObject([{ pointer: "/name" }]);
    expect((await update(other, {})).status).toBe(409);
    expect((await update(id, { description: "The same name" })).status).toBe(200);
    expect((await create({}, cast.charlie)).status).toBe(201);
  });

  test.each([
    ["no name", { name: " " }, "/name"],
    ["no steps", { steps: [] }, "/steps"],
    ["too many steps", { steps: Array.from({ length: 11 }, () => step()) }, "/steps"],
    ["a step for nobody", { steps: [step({ recipients: [] })] }, "/steps/0/recipients"],
    ["people without a way", { steps: [step(), step({ channel_kinds: [] })] }, "/steps/1/channel_kinds"],
    [
      "a kind that reaches nobody",
      { steps: [step({ channel_kinds: ["pagerduty"] })] },
      "/steps/0/channel_kinds/0",
    ],
    ["a delay that is too long", { steps: [step({ delay_seconds: 604_801 })] }, "/steps/0/delay_seconds"],
    ["a delay before", { steps: [step({ delay_seconds: -1 })] }, "/steps/0/delay_seconds"],
    ["too often", { repeat_count: 21 }, "/repeat_count"],
    [
      "all at once, again and again",
      { repeat_count: 1, steps: [step({ delay_seconds: 59 })] },
      "/repeat_count",
    ],
    [
      "a template that cannot be read",
      { steps: [step({ recipients: [{ kind: "template", source: "{{ job." }] })] },
      "/steps/0/recipients/0",
    ],
    ["a field that is not known", { colour: "red" }, "/colour"],
  ])("%s is refused at its place", async (_, over, pointer) => {
    const answer = await create(over);
    expect(answer.status).toBe(400);
    expect(answer.problem().errors).toMatchObject([{ pointer }]);
  });

  test("tell only whom the organisation has; whoever has left may stay in one that is changed", async () => {
    const channel = await makeChannel(cast.charlie.organisationId);
    const rotation = await makeRotation(cast.charlie.organisationId);
    const strangers = [
      { kind: "user", user_id: cast.charlie.userId },
      { kind: "channel", channel_id: channel.id },
      { kind: "on_call", rotation_id: rotation.id },
    ];
    const refused = await create({
      steps: [step(), step({ recipients: [{ kind: "job_owner" }, ...strangers] })],
    });
    expect(refused.status).toBe(400);
    expect(refused.problem().errors?.map(({ pointer }) => pointer)).toEqual([
      "/steps/1/recipients/1",
      "/steps/1/recipients/2",
      "/steps/1/recipients/3",
    ]);

    const bob = { kind: "user", user_id: cast.bob.userId };
    const { id } = (await create({ steps: [step({ recipients: [bob] })] })).result();
    await database().prisma.membership.deleteMany({ where: { userId: cast.bob.userId } });
    const changed = await update(id, { name: "Days", steps: [step(), step({ recipients: [bob] })] });
    expect([changed.status, changed.result().recipient_names]).toEqual([200, {}]);
    expect((await create({ name: "New", steps: [step({ recipients: [bob] })] })).status).toBe(400);
  });

  describe("in use", () => {
    test("say by which triggers, and cannot be deleted before those are changed", async () => {
      const { id } = (await create()).result();
      const trigger = await makeTrigger(cast.organisationId, "job.failed", { escalationPolicyId: id });
      const event = await database().prisma.event.create({
        data: {
          organisationId: cast.organisationId,
          type: "job.failed",
          severity: "error",
          title: "Down",
          occurredAt: new Date(),
        },
      });
      await database().prisma.escalation.create({
        data: {
          organisationId: cast.organisationId,
          policyId: id,
          policyName: "Nights",
          eventId: event.id,
          steps: [step()],
        },
      });

      expect(await list()).toMatchObject([{ event_types: ["job.failed"], active_count: 1 }]);
      const remove = (as = cast.ann) => send(oneRoute.DELETE, { as, params: { id } });
      const refused = await remove();
      expect(refused.status).toBe(409);
      expect(refused.problem().detail).toContain("“Job failed”");
      expect(await list()).toHaveLength(1);

      await database().prisma.trigger.delete({ where: { id: trigger.id } });
      expect((await remove()).status).toBe(204);
      expect(await list()).toEqual([]);
      // What goes on comes to its end.
      expect(await database().prisma.escalation.findMany()).toMatchObject([
        { policyId: null, state: "active" },
      ]);
      expect((await audits()).at(-1)).toMatchObject({
        action: "escalation_policy.delete",
        before: { name: "Nights" },
      });
    });
  });

  test("authors write, members read, strangers find nothing", async () => {
    const { id } = (await create()).result();
    const params = { id };
    expect((await create({ name: "Other" }, cast.bob)).status).toBe(403);
    expect((await update(id, {}, cast.bob)).status).toBe(403);
    expect((await send(oneRoute.DELETE, { as: cast.bob, params })).status).toBe(403);
    expect((await send(oneRoute.GET, { as: cast.charlie, params })).status).toBe(404);
    expect((await update(id, {}, cast.charlie)).status).toBe(404);
    expect((await send(oneRoute.DELETE, { as: cast.charlie, params })).status).toBe(404);
    expect((await send(oneRoute.GET, { as: cast.bob, params: { id: nowhere } })).status).toBe(404);
    expect(await list(cast.charlie)).toEqual([]);
    const reader = await makeKeyOf(cast.ann, { scopes: ["read"] });
    expect((await send(route.POST, { key: reader, body: body({ name: "Other" }) })).status).toBe(403);
    expect(await list()).toHaveLength(1);
  });
});
