import "../instance.fixture";
import { DateTime } from "luxon";
import { beforeEach, describe, expect, test } from "vitest";
import * as overrideRoute from "@/app/api/v1/rotations/[id]/overrides/[override_id]/route";
import * as overridesRoute from "@/app/api/v1/rotations/[id]/overrides/route";
import * as oneRoute from "@/app/api/v1/rotations/[id]/route";
import * as route from "@/app/api/v1/rotations/route";
import { database, withTransaction } from "@/lib/db/database";
import { decideImagined } from "@/lib/queue/decide-imagined";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeTrigger } from "@/lib/testing/factories/triggers";
import { send } from "@/lib/testing/request";

const nowhere = "0193a1b2-0000-7000-8000-000000000001";
const now = () => DateTime.utc();
const iso = (time: DateTime) => time.toJSDate().toISOString();
/** The first handover: the third turn goes on since yesterday. */
const start = DateTime.utc().minus({ weeks: 2, days: 1 }).startOf("minute");

describeWithDatabase("on-call rotations", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const body = (over: object = {}) => ({
    name: "Nights",
    zone: "UTC",
    member_ids: [cast.ann.userId, cast.bob.userId],
    handover_day: start.weekday,
    handover_time: start.toFormat("HH:mm"),
    starts_on: start.toISODate(),
    ...over,
  });
  const create = (over: object = {}, as = cast.ann) => send(route.POST, { as, body: body(over) });
  const make = async (over: object = {}) => (await create(over)).result();
  const read = async (id: string) => (await send(oneRoute.GET, { as: cast.bob, params: { id } })).result();
  const takeOver = (id: string, over: object, as = cast.bob) =>
    send(overridesRoute.POST, { as, params: { id }, body: over });
  const audits = () => database().prisma.auditEntry.findMany({ orderBy: { id: "asc" } });

  test("say who is on call now, until when, and who is next", async () => {
    const view = await make();

    expect(view).toMatchObject({
      name: "Nights",
      members: [
        { id: cast.ann.userId, name: "Ann", is_active: true },
        { id: cast.bob.userId, name: "Bob", is_active: true },
      ],
      on_call: { user: { id: cast.ann.userId, name: "Ann" }, is_override: false },
      overrides: [],
      used_by: { event_types: [], policies: [] },
    });
    expect(view.turns).toHaveLength(8);
    expect(view.turns[0]).toEqual(view.on_call);
    expect(view.turns.map(({ user }) => user.name)).toEqual([
      "Ann",
      "Bob",
      "Ann",
      "Bob",
      "Ann",
      "Bob",
      "Ann",
      "Bob",
    ]);
    const handover = start.plus({ weeks: 3 });
    expect(view.on_call?.ends_at).toBe(iso(handover));
    expect(view.turns[1]).toMatchObject({
      starts_at: iso(handover),
      ends_at: iso(handover.plus({ weeks: 1 })),
    });
    expect((await send(route.GET, { as: cast.bob })).result().data).toMatchObject([{ id: view.id }]);
  });

  test("have nobody on call before the first turn, and pass over whoever has left or is disabled", async () => {
    const later = now().plus({ weeks: 2 });
    const { id, on_call, turns } = await make({ starts_on: later.toISODate() });
    expect(on_call).toBeNull();
    expect(turns[0]?.user.name).toBe("Ann");
    const first = Date.parse(turns[0]?.starts_at ?? "");
    expect(first).toBeGreaterThanOrEqual(later.startOf("day").toMillis());
    expect(first).toBeLessThan(later.plus({ days: 8 }).toMillis());

    await send(oneRoute.PUT, { as: cast.ann, params: { id }, body: body() });
    await database().prisma.user.update({ where: { id: cast.ann.userId }, data: { disabledAt: new Date() } });
    const left = await read(id);
    expect(left.members).toMatchObject([{ name: "Ann", is_active: false }, { is_active: true }]);
    expect(left.on_call?.user.name).toBe("Bob");
    await database().prisma.membership.deleteMany({ where: { userId: cast.ann.userId } });
    expect((await read(id)).members[0]).toEqual({ id: cast.ann.userId, name: null, is_active: false });
  });

  test("are changed as a whole; who left stays in the list of one that is changed, and cannot be put into another", async () => {
    const { id } = await make();
    await database().prisma.membership.deleteMany({ where: { userId: cast.bob.userId } });
    const changed = await send(oneRoute.PUT, {
      as: cast.ann,
      params: { id },
      body: body({ name: "Days", member_ids: [cast.bob.userId, cast.alice.userId] }),
    });
    expect(changed.result()).toMatchObject({ name: "Days", members: [{ name: null }, { name: "Alice" }] });
    expect((await audits()).at(-1)).toMatchObject({
      action: "rotation.update",
      before: { name: "Nights" },
      after: { name: "Days", member_ids: [cast.bob.userId, cast.alice.userId] },
    });
    const refused = await create({ name: "Other" });
    expect(refused.status).toBe(400);
    expect(refused.problem().errors).toMatchObject([{ pointer: "/member_ids/1" }]);
  });

  test.each([
    ["nobody", { member_ids: [] }, "/member_ids"],
    ["a day that is none", { handover_day: 8 }, "/handover_day"],
    ["a time that is none", { handover_time: "9:00" }, "/handover_time"],
    ["a zone that is none", { zone: "Mars/Olympus" }, "/zone"],
    ["a date that is none", { starts_on: "2026-02-30" }, "/starts_on"],
    ["no name", { name: "" }, "/name"],
    ["a stranger", { member_ids: [nowhere] }, "/member_ids/0"],
  ])("%s is refused at its place", async (_, over, pointer) => {
    const answer = await create(over);
    expect(answer.status).toBe(400);
    expect(answer.problem().errors).toMatchObject([{ pointer }]);
  });

  test("have a name of their own in the organisation, and no strangers among them", async () => {
    await make();
    expect((await create()).problem().errors).toMatchObject([{ pointer: "/name" }]);
    const strangers = await create({ name: "Other", member_ids: [cast.charlie.userId] });
    expect(strangers.problem().errors).toMatchObject([{ pointer: "/member_ids/0" }]);
    expect((await create({ member_ids: [cast.charlie.userId] }, cast.charlie)).status).toBe(201);
  });

  test("in use by a trigger or a policy cannot be deleted, and the answer names them", async () => {
    const { id } = await make();
    const recipients = [{ kind: "on_call", rotation_id: id }];
    const trigger = await makeTrigger(cast.organisationId, "job.failed", { recipients });
    const policy = await database().prisma.escalationPolicy.create({
      data: {
        organisationId: cast.organisationId,
        name: "Ladder",
        steps: [{ delay_seconds: 0, recipients, channel_kinds: ["email"] }],
      },
    });
    expect((await read(id)).used_by).toEqual({
      event_types: ["job.failed"],
      policies: [{ id: policy.id, name: "Ladder" }],
    });
    const remove = () => send(oneRoute.DELETE, { as: cast.ann, params: { id } });
    const refused = await remove();
    expect([refused.status, refused.problem().detail]).toEqual([
      409,
      "The rotation is in use: the trigger of “Job failed”, the escalation policy “Ladder”. Change them first.",
    ]);
    await database().prisma.trigger.delete({ where: { id: trigger.id } });
    expect((await remove()).status).toBe(409);
    await database().prisma.escalationPolicy.delete({ where: { id: policy.id } });
    expect((await remove()).status).toBe(204);
    expect((await audits()).at(-1)).toMatchObject({ action: "rotation.delete", before: { name: "Nights" } });
  });

  describe("overrides", () => {
    test("put a member on call for themselves, from now on, until the end", async () => {
      const { id } = await make();
      const endsAt = now().plus({ hours: 8 });
      const taken = await takeOver(id, { ends_at: iso(endsAt) });

      expect(taken.status).toBe(201);
      const view = taken.result();
      expect(view.on_call).toMatchObject({ user: { name: "Bob" }, is_override: true, ends_at: iso(endsAt) });
      expect(view.turns[1]).toMatchObject({
        user: { name: "Ann" },
        is_override: false,
        starts_at: iso(endsAt),
      });
      expect(view.overrides).toMatchObject([
        { user: { id: cast.bob.userId, name: "Bob" }, ends_at: iso(endsAt) },
      ]);
      expect((await audits()).at(-1)).toMatchObject({
        action: "rotation_override.create",
        subjectId: id,
        after: { user_id: cast.bob.userId },
      });
    });

    test("of others are for authors, and only for active members of the organisation", async () => {
      const { id } = await make();
      const ends_at = iso(now().plus({ hours: 8 }));
      expect((await takeOver(id, { user_id: cast.alice.userId, ends_at })).status).toBe(403);
      expect((await takeOver(id, { user_id: cast.alice.userId, ends_at }, cast.ann)).status).toBe(201);
      expect((await takeOver(id, { user_id: cast.bob.userId, ends_at })).status).toBe(201);
      const stranger = await takeOver(id, { user_id: cast.charlie.userId, ends_at }, cast.ann);
      expect(stranger.problem().errors).toMatchObject([{ pointer: "/user_id" }]);
      await database().prisma.user.update({
        where: { id: cast.bob.userId },
        data: { disabledAt: new Date() },
      });
      expect((await takeOver(id, { user_id: cast.bob.userId, ends_at }, cast.ann)).status).toBe(400);
    });

    test.each([
      ["an end that is past", { ends_at: iso(now().minus({ minutes: 1 })) }],
      [
        "an end before the start",
        { starts_at: iso(now().plus({ hours: 2 })), ends_at: iso(now().plus({ hours: 1 })) },
      ],
      ["more than a year", { ends_at: iso(now().plus({ days: 400 })) }],
    ])("%s is refused", async (_, over) => {
      const { id } = await make();
      const answer = await takeOver(id, over);
      expect(answer.problem().errors).toMatchObject([{ pointer: "/ends_at" }]);
      expect((await read(id)).overrides).toEqual([]);
    });

    test("do not change what has been: a start that is past is now", async () => {
      const { id } = await make();
      const asked = now();
      const view = (
        await takeOver(id, {
          starts_at: iso(now().minus({ days: 3 })),
          ends_at: iso(now().plus({ hours: 1 })),
        })
      ).result();
      expect(Date.parse(view.overrides[0]?.starts_at ?? "")).toBeGreaterThan(
        asked.minus({ minutes: 1 }).toMillis(),
      );
    });

    test("are taken back by whose they are, and by authors", async () => {
      const { id } = await make();
      const ends_at = iso(now().plus({ hours: 8 }));
      const [first] = (await takeOver(id, { ends_at })).result().overrides;
      await takeOver(id, { user_id: cast.alice.userId, ends_at }, cast.ann);
      const second = (await read(id)).overrides.find(({ user }) => user.name === "Alice");
      const remove = (override: { id: string } | undefined, as = cast.bob) =>
        send(overrideRoute.DELETE, { as, params: { id, override_id: override?.id ?? nowhere } });

      expect((await remove(second)).status).toBe(403);
      expect((await remove(first, cast.charlie)).status).toBe(404);
      expect((await remove(undefined)).status).toBe(404);
      expect((await remove(first)).status).toBe(204);
      expect((await remove(second, cast.ann)).status).toBe(204);
      expect((await read(id)).on_call).toMatchObject({ user: { name: "Ann" }, is_override: false });
      expect((await audits()).at(-1)).toMatchObject({
        action: "rotation_override.delete",
        before: { user_id: cast.alice.userId },
      });
    });
  });

  test("the simulator names who is on call at the moment that is asked about", async () => {
    const { id } = await make();
    await makeTrigger(cast.organisationId, "job.failed", {
      recipients: [{ kind: "on_call", rotation_id: id }],
    });
    await takeOver(
      id,
      {
        user_id: cast.alice.userId,
        starts_at: iso(now().plus({ days: 20 })),
        ends_at: iso(now().plus({ days: 21 })),
      },
      cast.ann,
    );
    const toldAt = async (at: DateTime | null) => {
      const imagined = { type: "job.failed" as const, jobId: null, targetId: null, at: at && at.toJSDate() };
      const { drafts } = await withTransaction((tx) => decideImagined(tx, cast.organisationId, imagined));
      return drafts.map(({ recipientName }) => recipientName);
    };
    expect(await toldAt(null)).toEqual(["Ann"]);
    expect(await toldAt(now().plus({ weeks: 1 }))).toEqual(["Bob"]);
    expect(await toldAt(now().plus({ days: 20, hours: 1 }))).toEqual(["Alice"]);
  });

  test("authors write, members read, strangers find nothing", async () => {
    const { id } = await make();
    const params = { id };
    expect((await create({ name: "Other" }, cast.bob)).status).toBe(403);
    for (const [as, status] of [
      [cast.bob, 403],
      [cast.charlie, 404],
    ] as const) {
      expect((await send(oneRoute.PUT, { as, params, body: body() })).status).toBe(status);
      expect((await send(oneRoute.DELETE, { as, params })).status).toBe(status);
    }
    expect((await send(oneRoute.GET, { as: cast.charlie, params })).status).toBe(404);
    expect((await takeOver(id, { ends_at: iso(now().plus({ hours: 1 })) }, cast.charlie)).status).toBe(404);
    expect((await send(route.GET, { as: cast.charlie })).result().data).toEqual([]);
    const reader = await makeKeyOf(cast.ann, { scopes: ["read"] });
    const narrow = { key: reader, params, body: { ends_at: iso(now().plus({ hours: 1 })) } };
    expect((await send(overridesRoute.POST, narrow)).status).toBe(403);
  });
});
