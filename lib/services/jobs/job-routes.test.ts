import { beforeAll, expect, it } from "vitest";
import { GET as surroundings } from "@/app/api/v1/job-surroundings/route";
import { GET as exportJob } from "@/app/api/v1/jobs/[key]/export/route";
import { DELETE as remove, PATCH as update } from "@/app/api/v1/jobs/[key]/route";
import { POST as bring } from "@/app/api/v1/jobs/import/route";
import { POST as create } from "@/app/api/v1/jobs/route";
import { POST as trigger } from "@/app/api/v1/jobs/[key]/trigger/route";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send } from "@/lib/testing/request";

describeWithDatabase("jobs over HTTP", (db) => {
  let cast: Cast;
  beforeAll(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const params = { key: "etl" };
  const step = { name: "Sleep", type: "wait", config: { seconds: 1 } };
  const shell = { name: "Dump", type: "shell.command", config: { command: "pg_dump" } };

  it("are made, changed, exported, brought back and deleted", async () => {
    const as = cast.ann;
    const parameters = [{ name: "day", type: "number", required: true }];
    await send(create, { as, body: { ...params, name: "ETL", parameters, steps: [step] } });

    const started = await send(trigger, { as, params, body: { parameters: { day: "x", week: 1 } } });
    expect(started.problem().errors?.map(({ pointer }) => pointer)).toEqual([
      "/parameters/day",
      "/parameters/week",
    ]);
    const changed = await send(update, {
      as,
      params,
      body: { name: "Nightly", schedule: { every_seconds: 60 } },
    });
    expect(changed.result()).toMatchObject({ name: "Nightly", schedule: { every_seconds: 60, cron: null } });
    const job = (await send(exportJob, { as: cast.bob, params })).result();
    expect((await send(remove, { as, params })).status).toBe(204);
    const imported = await send(bring, { as, body: { jobs: [job] } });
    expect(imported.result().data).toMatchObject([{ key: "etl", action: "create" }]);
    expect((await send(exportJob, { as, params })).result()).toEqual(job);
  });

  it("are refused where they are wrong", async () => {
    const wrong = await send(bring, {
      as: cast.ann,
      body: { jobs: [{ name: "A", steps: [step, { ...step, name: "B", config: { seconds: "x" } }] }] },
    });
    expect(wrong.problem().errors).toMatchObject([{ pointer: "/jobs/0/steps/1/config/seconds" }]);
    const off = await send(update, { as: cast.alice, params, body: { steps: [shell] } });
    expect([off.status, off.problem().errors?.[0]?.pointer]).toEqual([400, "/steps/0/type"]);
  });

  it("are an author's to change, and not there for others", async () => {
    const jobs = [{ ...params, name: "Mine", steps: [step] }];
    for (const [person, status] of [
      ["bob", 403],
      ["charlie", 404],
    ] as const) {
      const as = cast[person];
      expect((await send(update, { as, params, body: { name: "Mine" } })).status).toBe(status);
      expect((await send(remove, { as, params })).status).toBe(status);
    }
    expect((await send(bring, { as: cast.bob, body: { jobs } })).status).toBe(403);
    expect((await send(exportJob, { as: cast.charlie, params })).status).toBe(404);
    expect((await send(bring, { as: cast.charlie, body: { jobs } })).result().data).toMatchObject([
      { action: "create" },
    ]);
  });

  it("say what may be used in them", async () => {
    const asked = async (person: "alice" | "ann") =>
      (await send(surroundings, { as: cast[person] })).result();
    expect(await asked("alice")).toEqual({ shell_allowed: false, may_use_shell: true });
    expect(await asked("ann")).toEqual({ shell_allowed: false, may_use_shell: false });
  });
});
