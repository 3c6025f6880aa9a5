import { beforeAll, expect, it } from "vitest";
import { GET as readJob } from "@/app/api/v1/jobs/[key]/route";
import { POST as open } from "@/app/api/v1/jobs/[key]/runs/route";
import { POST as trigger } from "@/app/api/v1/jobs/[key]/trigger/route";
import { GET as listJobs, POST as create } from "@/app/api/v1/jobs/route";
import { POST as beat } from "@/app/api/v1/runs/[id]/heartbeat/route";
import { GET as read, PATCH as update } from "@/app/api/v1/runs/[id]/route";
import { PUT as putStep } from "@/app/api/v1/runs/[id]/steps/[name]/route";
import { GET as list } from "@/app/api/v1/runs/route";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send } from "@/lib/testing/request";

describeWithDatabase("jobs and runs over HTTP", (db) => {
  let cast: Cast;
  beforeAll(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const step = { name: "Sleep", type: "wait", config: { seconds: 1 } };

  it("takes a run from its start to its end", async () => {
    const params = { key: "backup" };
    const opened = await send(open, {
      as: cast.ann,
      params,
      body: { external_id: "7", target: { name: "db-1" } },
    });
    expect(opened.status).toBe(201);
    const { id } = opened.result();

    const name = "Copy to “nas”/disk 1";
    expect(
      (
        await send(putStep, {
          as: cast.ann,
          params: { id, name },
          body: { status: "error", error_message: "full\u0000" },
        })
      ).result(),
    ).toMatchObject({ name, status: "failed", error_message: "full\ufffd" });
    expect((await send(beat, { as: cast.ann, params: { id } })).result()).toMatchObject({
      status: "running",
    });
    const ended = await send(update, { as: cast.ann, params: { id }, body: { status: "FAILURE" } });

    expect(ended.result()).toMatchObject({ status: "failed", failed_steps: 1, total_steps: 1 });
    const refused = await send(update, { as: cast.ann, params: { id }, body: { status: "success" } });
    expect([refused.status, refused.problem().code]).toEqual([409, "conflict"]);
    const run = (await send(read, { as: cast.bob, params: { id } })).result();
    expect(run.events.map(({ type }) => type)).toEqual(["job.started", "job.failed"]);
    expect(run.notifications).not.toHaveLength(0);
    expect(
      (await send(list, { as: cast.bob, query: { status: "failed,lost", job: "backup" } })).result().data,
    ).toHaveLength(1);
  });

  it("makes and starts jobs", async () => {
    const made = await send(create, { as: cast.ann, body: { name: "Nightly ETL", steps: [step] } });
    expect([made.status, made.result().key]).toEqual([201, "nightly-etl"]);

    const run = await send(trigger, { as: cast.ann, params: { key: "nightly-etl" }, body: {} });

    expect([run.status, run.result().status]).toEqual([201, "pending"]);
    expect(
      (await send(readJob, { as: cast.bob, params: { key: "nightly-etl" } })).result().last_runs,
    ).toHaveLength(1);
    expect((await send(listJobs, { as: cast.bob, query: { q: "nightly" } })).result().data).toHaveLength(1);
  });

  it("points at what is wrong with a job", async () => {
    const steps = [step, { ...step, config: { seconds: -1 } }, step];
    const answer = await send(create, { as: cast.ann, body: { name: "Broken", steps } });

    expect(answer.status).toBe(400);
    expect(answer.problem().errors?.map(({ pointer }) => pointer)).toContain("/steps/1/config/seconds");
  });

  it("lets members read, and only authors with the scope write", async () => {
    const readOnly = await makeKeyOf(cast.ann, { scopes: ["read"] });
    const params = { key: "backup" };

    expect((await send(open, { as: cast.bob, params, body: {} })).status).toBe(403);
    expect((await send(open, { key: readOnly, params, body: {} })).status).toBe(403);
    expect((await send(create, { as: cast.bob, body: { name: "x", steps: [step] } })).status).toBe(403);
    expect((await send(trigger, { params: { key: "nightly-etl" }, body: {} })).status).toBe(401);
  });

  it("does not exist for Charlie", async () => {
    const [run] = (await send(list, { as: cast.alice, query: { job: "backup" } })).result().data;
    const params = { id: run?.id ?? "", name: "Copy", key: "nightly-etl" };
    const as = cast.charlie;

    expect((await send(read, { as, params })).status).toBe(404);
    expect((await send(update, { as, params, body: { status: "failed" } })).status).toBe(404);
    expect((await send(putStep, { as, params, body: { status: "failed" } })).status).toBe(404);
    expect((await send(beat, { as, params })).status).toBe(404);
    expect((await send(readJob, { as, params })).status).toBe(404);
    expect((await send(trigger, { as, params, body: {} })).status).toBe(404);
    expect((await send(list, { as })).result().data).toEqual([]);
    expect((await send(listJobs, { as })).result().data).toEqual([]);
  });
});
