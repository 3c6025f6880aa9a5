import "../instance.fixture";
import { beforeEach, expect, it } from "vitest";
import * as variable from "@/app/api/v1/variables/[name]/route";
import * as variables from "@/app/api/v1/variables/route";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { withTransaction } from "@/lib/db/database";
import { contextOfRun } from "@/lib/queue/run-context";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeRun } from "@/lib/testing/factories/runs";
import { makeVariable } from "@/lib/testing/factories/variables";
import { send } from "@/lib/testing/request";
import { deleteVariable } from "./delete-variable";
import { listVariables } from "./list-variables";
import { MAX_VARIABLES, putVariable } from "./put-variable";

describeWithDatabase("custom variables", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const put = (name: string, value: unknown, job?: string, actor = cast.ann.actor) =>
    putVariable({ actor, name, job, input: { value: value as string } });
  const listed = async (job?: string) =>
    (await listVariables({ actor: cast.bob.actor, query: { job } })).data.map(({ name, value, job: of }) => [
      name,
      value,
      of?.key ?? null,
    ]);

  it("are set for every job and for one, and set again in place", async () => {
    await makeJob(cast.organisationId, { key: "etl" });
    await put("team", "Ops");
    const ofJob = await put("team", "Data", "etl");
    await put("limits", { cpu: [1, 2.5], strict: null });
    await put("nothing", null);
    await put("team", "Platform");

    expect(ofJob).toMatchObject({ job: { key: "etl" }, updated_by: { id: cast.ann.userId } });
    expect(await listed()).toEqual([
      ["limits", { cpu: [1, 2.5], strict: null }, null],
      ["nothing", null, null],
      ["team", "Platform", null],
      ["team", "Data", "etl"],
    ]);
    expect(await listed("etl")).toEqual([["team", "Data", "etl"]]);
  });

  it("keep the description that a change leaves out", async () => {
    const input = { value: "1", description: "What it is" };
    await putVariable({ actor: cast.ann.actor, name: "a", input });

    expect(await put("a", "2")).toMatchObject({ value: "2", description: "What it is" });
  });

  it("reach templates, a job's own over the organisation's, and the caller's over both", async () => {
    const job = await makeJob(cast.organisationId, { key: "etl" });
    const run = await makeRun(job);
    await put("team", "Ops");
    await put("runbook", "https://wiki.example.org");
    await put("team", "Data", "etl");
    await makeVariable(cast.charlie.organisationId, { name: "theirs" });
    const varsOf = (request: object) =>
      withTransaction((tx) => contextOfRun(tx, { organisationId: cast.organisationId, ...request })).then(
        ({ vars }) => vars,
      );

    expect(await varsOf({ runId: run.id })).toEqual({ team: "Data", runbook: "https://wiki.example.org" });
    expect(await varsOf({})).toEqual({ team: "Ops", runbook: "https://wiki.example.org" });
    expect(await varsOf({ runId: run.id, vars: { team: "Mine" } })).toMatchObject({ team: "Mine" });
  });

  it("are removed, and leave what they were in the audit trail", async () => {
    await put("team", "Ops");
    await put("team", "Platform");
    await deleteVariable({ actor: cast.ann.actor, name: "team" });

    expect(await listed()).toEqual([]);
    const entries = await db().prisma.auditEntry.findMany({ orderBy: { createdAt: "asc" } });
    expect(entries.map(({ action, before, after }) => [action, before, after])).toEqual([
      ["variable.put", null, { name: "team", value: "Ops", description: null }],
      [
        "variable.put",
        { name: "team", value: "Ops", description: null },
        { name: "team", value: "Platform", description: null },
      ],
      ["variable.delete", { name: "team", value: "Platform", description: null }, null],
    ]);
    await expect(deleteVariable({ actor: cast.ann.actor, name: "team" })).rejects.toThrow(NotFoundError);
  });

  it("are not more than the organisation may have, but can be changed at the limit", async () => {
    await db().prisma.customVariable.createMany({
      data: Array.from({ length: MAX_VARIABLES }, (_, index) => ({
        organisationId: cast.organisationId,
        name: `v${index}`,
        value: 1,
      })),
    });

    await expect(put("one_more", 1)).rejects.toThrow(ConflictError);
    expect(await put("v0", 2)).toMatchObject({ value: 2 });
    expect(await db().prisma.customVariable.count()).toBe(MAX_VARIABLES);
  });

  it("are not longer together than every message's context can hold", async () => {
    const long = "x".repeat(16_000);
    for (let index = 0; index < 16; index++)
      await makeVariable(cast.organisationId, { name: `long_${index}`, value: long });

    await expect(put("one_more", long)).rejects.toThrow(/256 KiB together/);
    expect(await put("small", 1)).toMatchObject({ value: 1 });
  });

  it("are written at the same time without losing or doubling one", async () => {
    await Promise.all([put("a", 1), put("a", 2), put("b", 3)]);

    expect((await listed()).map(([name]) => name)).toEqual(["a", "b"]);
  });

  it("are refused with a name that templates cannot write, and where there is no such job", async () => {
    const body = { value: 1 };
    for (const name of ["1st", "a-b", "__proto__", "constructor", "a b"])
      expect((await send(variable.PUT, { as: cast.ann, params: { name }, body })).status, name).toBe(404);
    const noJob = await send(variable.PUT, {
      as: cast.ann,
      params: { name: "a" },
      query: { job: "none" },
      body,
    });
    expect(noJob.problem().detail).toBe("There is no job none.");
    const tooLong = await send(variable.PUT, {
      as: cast.ann,
      params: { name: "a" },
      body: { value: "x".repeat(17_000) },
    });
    expect(tooLong.problem().errors).toMatchObject([{ pointer: "/value" }]);
  });

  it("are read by members and written by authors", async () => {
    const params = { name: "team" };
    const body = { value: "Ops" };

    expect((await send(variable.PUT, { as: cast.bob, params, body })).status).toBe(403);
    expect((await send(variable.PUT, { as: cast.ann, params, body })).status).toBe(200);
    expect((await send(variable.DELETE, { as: cast.bob, params })).status).toBe(403);
    expect((await send(variables.GET, { as: cast.bob })).result().data).toHaveLength(1);
    expect((await send(variable.DELETE, { as: cast.ann, params })).status).toBe(204);
  });

  it("are not there for Charlie", async () => {
    await makeJob(cast.organisationId, { key: "etl" });
    await put("team", "Ops");
    const as = cast.charlie;

    expect((await send(variables.GET, { as })).result().data).toEqual([]);
    expect((await send(variable.DELETE, { as, params: { name: "team" } })).status).toBe(404);
    const ours = { as, params: { name: "team" }, query: { job: "etl" }, body: { value: 1 } };
    expect((await send(variable.PUT, ours)).status).toBe(404);
    expect(await put("team", "Theirs", undefined, cast.charlie.actor)).toMatchObject({ value: "Theirs" });
    expect(await listed()).toEqual([["team", "Ops", null]]);
  });
});
