import "../instance.fixture";
import { beforeAll, beforeEach, expect, test } from "vitest";
import * as cancel from "@/app/api/v1/held/cancel/route";
import * as release from "@/app/api/v1/held/release/route";
import * as held from "@/app/api/v1/held/route";
import * as simulation from "@/app/api/v1/simulate/route";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { send } from "@/lib/testing/request";

describeWithDatabase("held and simulator over HTTP", (db) => {
  let cast: Cast;
  beforeAll(() => truncateAll(db()));
  beforeEach(async () => {
    cast = await makeCast();
  });

  const hold = (userId?: string) =>
    makeNotification(cast.organisationId, {
      state: "held",
      reason: "quiet_hours",
      heldUntil: new Date("2030-01-01T07:00:00Z"),
      nextAttemptAt: null,
      userId,
    });

  test("members read their own, authors send and drop", async () => {
    const own = await hold(cast.bob.userId);
    const { id } = await hold();

    const mine = await send(held.GET, { as: cast.bob });
    expect(mine.result().data.map((row) => row.id)).toEqual([own.id]);
    for (const handler of [release.POST, cancel.POST])
      expect((await send(handler, { as: cast.bob, body: { ids: [own.id] } })).status).toBe(403);
    const released = await send(release.POST, { as: cast.ann, body: { ids: [own.id] } });
    expect(released.result()).toEqual({ changed: 1, missed: [] });
    const cancelled = await send(cancel.POST, { as: cast.ann, body: { ids: [id, own.id] } });
    expect(cancelled.result()).toEqual({ changed: 1, missed: [own.id] });
    expect((await send(held.GET, { as: cast.ann })).result()).toEqual({
      data: [],
      next_cursor: null,
      reasons: [],
    });
  });

  test("Charlie finds none of them", async () => {
    const { id } = await hold();
    for (const handler of [release.POST, cancel.POST])
      expect((await send(handler, { as: cast.charlie, body: { ids: [id] } })).status).toBe(404);
  });

  test("at most 200 at once, and only reasons and people that there are", async () => {
    const ids = Array.from({ length: 201 }, () => cast.bob.userId);
    expect((await send(release.POST, { as: cast.ann, body: { ids } })).status).toBe(400);
    expect((await send(release.POST, { as: cast.ann, body: { ids: [] } })).status).toBe(400);
    expect((await send(held.GET, { as: cast.ann, query: { reason: "boredom" } })).status).toBe(400);
    expect((await send(held.GET, { as: cast.ann, query: { cursor: "nonsense" } })).status).toBe(400);
  });

  test("the simulator answers members for themselves, and takes the other names of events", async () => {
    const event = { type: "pipeline_failure", severity: "CRITICAL" };

    const mine = await send(simulation.POST, { as: cast.bob, body: { user: "me", event } });
    const all = await send(simulation.POST, { as: cast.alice, body: { event } });

    expect(mine.result()).toMatchObject({
      severity: "critical",
      user: { id: cast.bob.userId },
      decisions: [],
    });
    expect(all.result().decisions).toMatchObject([
      { user_id: cast.alice.userId, channel_kind: "email", verdict: "send" },
    ]);
    expect((await send(simulation.POST, { as: cast.bob, body: { event } })).status).toBe(403);
    const body = { user: cast.alice.userId, event };
    expect((await send(simulation.POST, { as: cast.charlie, body })).status).toBe(404);
    const wrong = await send(simulation.POST, { as: cast.ann, body: { event: { type: "job.exploded" } } });
    expect(wrong.problem().errors).toMatchObject([{ pointer: "/event/type" }]);
  });
});
