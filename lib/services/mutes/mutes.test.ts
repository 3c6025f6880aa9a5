import "../instance.fixture";
import { beforeEach, expect, test } from "vitest";
import * as list from "@/app/api/v1/mutes/route";
import * as one from "@/app/api/v1/mutes/[job]/route";
import { database } from "@/lib/db/database";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { send, sessionOf } from "@/lib/testing/request";
import { deleteMute } from "./delete-mute";
import { listMutes } from "./list-mutes";
import { putMute } from "./put-mute";

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

describeWithDatabase("muted jobs", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    await makeJob(cast.organisationId, { key: "backup", name: "Backup" });
    await makeJob(cast.organisationId, { key: "audit", name: "Audit" });
  });

  const keysOf = async ({ actor }: Cast["bob"], now?: Date) =>
    (await listMutes({ actor, now })).data.map(({ job, until }) => [job.key, until]);
  const audits = () => database().prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
  const put = (job: string, until: string | null) =>
    putMute({ actor: cast.bob.actor, job, input: { until } });

  test("are the caller's own, by name, as long as they last", async () => {
    const until = inAnHour();
    await put("backup", until);
    await put("audit", null);

    expect(await keysOf(cast.bob)).toEqual([
      ["audit", null],
      ["backup", until],
    ]);
    expect(await keysOf(cast.ann)).toEqual([]);
    expect(await keysOf(cast.bob, new Date(until))).toEqual([["audit", null]]);
  });

  test("can be named by id as well, and the last wish counts", async () => {
    const { job } = await put("backup", null);
    const until = inAnHour();
    await put(job.id, until);

    expect(await keysOf(cast.bob)).toEqual([["backup", until]]);
    expect(await audits()).toMatchObject([
      {
        action: "preferences.mute",
        subjectId: cast.bob.userId,
        actorLabel: cast.bob.email,
        before: null,
        after: { job: "backup", until: null },
      },
      { before: { job: "backup", until: null }, after: { job: "backup", until } },
    ]);
  });

  test("end when the person says so, which is written down", async () => {
    const { job } = await put("backup", null);
    await deleteMute({ actor: cast.bob.actor, job: job.id });

    expect(await keysOf(cast.bob)).toEqual([]);
    expect((await audits()).at(-1)).toMatchObject({
      action: "preferences.unmute",
      subjectId: cast.bob.userId,
      before: { job: "backup", until: null },
      after: null,
    });
    await expect(deleteMute({ actor: cast.bob.actor, job: "backup" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("end in the future only", async () => {
    await expect(put("backup", new Date(Date.now() - 1).toISOString())).rejects.toMatchObject({
      code: "invalid_input",
      issues: [{ pointer: "/until", detail: "must be in the future" }],
    });
    expect(await keysOf(cast.bob)).toEqual([]);
  });

  test("do not exist for a stranger, and neither do the jobs", async () => {
    const { job } = await put("backup", null);
    const { actor } = cast.charlie;

    for (const name of ["backup", job.id]) {
      await expect(putMute({ actor, job: name, input: { until: null } })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(deleteMute({ actor, job: name })).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await keysOf(cast.charlie)).toEqual([]);
    expect(await keysOf(cast.bob)).toEqual([["backup", null]]);
  });

  test("are for people: a key that acts for nobody has none", async () => {
    const actor = { ...cast.bob.actor, kind: "api_key" as const, userId: null };

    await expect(listMutes({ actor })).rejects.toMatchObject({ code: "not_found" });
    await expect(putMute({ actor, job: "backup", input: { until: null } })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("over the API, with a session and with a key", async () => {
    const params = { job: "backup" };
    const session = await sessionOf(cast.bob);

    const muted = await send(one.PUT, { session, params, body: { until: null } });
    expect(muted.result()).toMatchObject({ job: { key: "backup", name: "Backup" }, until: null });
    expect((await send(list.GET, { as: cast.bob })).result().data).toHaveLength(1);
    expect((await send(list.GET, { as: cast.ann })).result().data).toEqual([]);
    expect((await send(one.PUT, { as: cast.bob, params, body: {} })).status).toBe(400);
    expect((await send(one.PUT, { as: cast.charlie, params, body: { until: null } })).status).toBe(404);
    const narrow = await makeKeyOf(cast.bob, { scopes: ["read"] });
    expect((await send(one.DELETE, { key: narrow, params })).status).toBe(403);
    expect((await send(one.DELETE, { as: cast.bob, params })).status).toBe(204);
    expect((await send(one.DELETE, { as: cast.bob, params })).status).toBe(404);
  });
});
