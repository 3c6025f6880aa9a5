import "../instance.fixture";
import { beforeAll, beforeEach, expect, test } from "vitest";
import * as causes from "@/app/api/v1/dlq/causes/route";
import * as close from "@/app/api/v1/dlq/close/route";
import * as redrive from "@/app/api/v1/dlq/redrive/route";
import * as letters from "@/app/api/v1/dlq/route";
import * as executionRetry from "@/app/api/v1/notification-executions/[id]/retry/route";
import * as executions from "@/app/api/v1/notification-executions/route";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { send } from "@/lib/testing/request";

describeWithDatabase("dead letters over HTTP", (db) => {
  let cast: Cast;
  beforeAll(() => truncateAll(db()));
  beforeEach(async () => {
    cast = await makeCast();
  });

  const makeDead = () =>
    makeNotification(cast.organisationId, { state: "dead", reason: "timeout", nextAttemptAt: null });

  test("members read them, authors send them again", async () => {
    const { id } = await makeDead();
    const body = { ids: [id] };

    expect((await send(letters.GET, { as: cast.bob })).result().data).toMatchObject([
      { id, error_type: "timeout" },
    ]);
    expect((await send(causes.GET, { as: cast.bob })).result()).toMatchObject({ total: 1 });
    expect((await send(redrive.POST, { as: cast.bob, body })).status).toBe(403);
    expect((await send(close.POST, { as: cast.bob, body })).status).toBe(403);
    expect((await send(redrive.POST, { as: cast.ann, body })).result()).toMatchObject({ redriven: 1 });
    expect((await send(close.POST, { as: cast.ann, body })).result()).toEqual({ closed: 0, remaining: 0 });
  });

  test("a request names one selection, and an address for one message only", async () => {
    for (const [body, pointer] of [
      [{}, "/ids"],
      [{ all: true, cause: "x" }, "/ids"],
      [{ all: true, recipient: "ada@example.org" }, "/recipient"],
      [{ ids: [] }, "/ids"],
    ] as const) {
      const answer = await send(redrive.POST, { as: cast.ann, body });
      expect([answer.status, answer.problem().errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
  });

  test("the paths by other names do the same", async () => {
    const { id } = await makeDead();

    const list = await send(executions.GET, { as: cast.bob, query: { state: "dead" } });
    expect(list.result().data.map((row) => row.id)).toEqual([id]);
    const made = (await send(executionRetry.POST, { as: cast.ann, params: { id } })).result();
    expect(made).toMatchObject({ state: "queued" });
    expect(made.id).not.toBe(id);
  });
});
