import "../instance.fixture";
import { beforeEach, describe, expect, test } from "vitest";
import * as endRoute from "@/app/api/v1/silences/[id]/end/route";
import * as oneRoute from "@/app/api/v1/silences/[id]/route";
import * as route from "@/app/api/v1/silences/route";
import * as targetsRoute from "@/app/api/v1/targets/route";
import { database } from "@/lib/db/database";
import { SilenceInput } from "@/lib/schemas/silence";
import { makeCast, makeKeyOf } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob, makeTarget } from "@/lib/testing/factories/jobs";
import { send } from "@/lib/testing/request";
import { makePeople } from "../people.fixture";
import { createSilence } from "./create-silence";
import { deleteSilence } from "./delete-silence";
import { endSilence } from "./end-silence";
import { getSilence } from "./get-silence";
import { listSilences } from "./list-silences";
import { MOST_SILENCES } from "./refuse-too-many";
import { updateSilence } from "./update-silence";

const nowhere = "0193a1b2-0000-7000-8000-000000000001";
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const nights = { start: "22:00", end: "06:00", days: [7, 1, 1], zone: "Europe/Berlin" };
const clock = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16);
/** A window of an hour that begins in two hours. */
const notNow = () => ({ start: clock(2), end: clock(3), days: [1, 2, 3, 4, 5, 6, 7], zone: "UTC" });

describeWithDatabase("silences", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const input = (fields: object = {}) => SilenceInput.parse({ name: "Move", ends_at: inHours(1), ...fields });
  const create = (fields: object = {}, actor = people.ann) => createSilence({ actor, input: input(fields) });
  const update = (id: string, fields: object, actor = people.ann) =>
    updateSilence({ actor, id, input: input(fields) });
  const list = (query: Partial<Parameters<typeof listSilences>[0]["query"]> = {}, actor = people.bob) =>
    listSilences({ actor, query: { limit: 25, ...query } });
  const namesOf = async (...of: Parameters<typeof list>) => (await list(...of)).data.map(({ name }) => name);
  const audits = () => database().prisma.auditEntry.findMany({ orderBy: { id: "asc" } });

  test("are shown as they were made, with the names of what they cover", async () => {
    const backup = await makeJob(people.acme, { key: "backup", name: "Backup" });
    const machine = await makeTarget(people.acme, { name: "db-1" });
    const made = await create({
      comment: "  New disks  ",
      job_ids: [backup.id, backup.id],
      target_ids: [machine.id],
      event_types: ["job.lost", "job.failed", "job.lost"],
      except_critical: true,
      schedule: nights,
      ends_at: null,
    });

    expect(made).toMatchObject({
      name: "Move",
      comment: "New disks",
      jobs: [{ id: backup.id, key: "backup", name: "Backup" }],
      targets: [{ id: machine.id, name: "db-1" }],
      event_types: ["job.failed", "job.lost"],
      except_critical: true,
      ends_at: null,
      schedule: { ...nights, days: [1, 7] },
      created_by: { id: people.ann.userId, name: "Ann" },
    });
    expect(await getSilence({ actor: people.bob, id: made.id })).toEqual(made);
    expect((await list()).data).toEqual([made]);
  });

  test("begin now when they give no start", async () => {
    const before = Date.now();
    const { starts_at, state } = await create();

    expect(state).toBe("active");
    expect(Math.abs(Date.parse(starts_at) - before)).toBeLessThan(10_000);
  });

  test("are listed newest first, page by page, and by their state", async () => {
    await create({ name: "on" });
    await create({ name: "rests", ends_at: null, schedule: notNow() });
    await create({ name: "to come", starts_at: inHours(1), ends_at: inHours(2) });
    const { id } = await create({ name: "over" });
    await endSilence({ actor: people.ann, id });
    await create({ name: "on, open", ends_at: null });
    await create({ name: "of others" }, people.charlie);

    expect(await namesOf()).toEqual(["on, open", "over", "to come", "rests", "on"]);
    expect(await namesOf({ state: "active" })).toEqual(["on, open", "on"]);
    expect(await namesOf({ state: "resting" })).toEqual(["rests"]);
    expect(await namesOf({ state: "planned" })).toEqual(["to come"]);
    expect(await namesOf({ state: "over" })).toEqual(["over"]);

    const first = await list({ limit: 1, state: "active" });
    expect(first.data.map(({ name }) => name)).toEqual(["on, open"]);
    const second = await list({ limit: 1, state: "active", cursor: first.next_cursor ?? "" });
    expect(second).toMatchObject({ data: [{ name: "on" }], next_cursor: null });
    const pages = await list({ limit: 3 });
    expect(await namesOf({ limit: 3, cursor: pages.next_cursor ?? "" })).toEqual(["rests", "on"]);
    await expect(list({ cursor: "nonsense" })).rejects.toMatchObject({
      issues: [{ pointer: "/query/cursor" }],
    });
  });

  test("say that a job is gone, instead of covering more without a word", async () => {
    const job = await makeJob(people.acme, { key: "gone" });
    const { id } = await create({ job_ids: [job.id] });
    await database().prisma.job.delete({ where: { id: job.id } });

    expect(await getSilence({ actor: people.bob, id })).toMatchObject({
      jobs: [{ id: job.id, key: null, name: null }],
    });
  });

  test("change as a whole; only the start stays when it is left out", async () => {
    const job = await makeJob(people.acme);
    const made = await create({ comment: "Why", job_ids: [job.id], except_critical: true });
    const changed = await update(made.id, { name: "Nightly", ends_at: undefined, schedule: nights });

    expect(changed).toMatchObject({
      name: "Nightly",
      comment: null,
      jobs: [],
      except_critical: false,
      starts_at: made.starts_at,
      ends_at: null,
      schedule: { start: "22:00" },
      created_by: { name: "Ann" },
    });
  });

  test("that are ended are over at once, and only once", async () => {
    const { id } = await create({ ends_at: null });
    const planned = await create({ starts_at: inHours(1), ends_at: inHours(2) });
    const resting = await create({ ends_at: null, schedule: notNow() });

    const ended = await endSilence({ actor: people.ann, id });
    expect(ended.state).toBe("over");
    expect(Date.parse(ended.ends_at ?? "")).toBeLessThan(Date.now() + 5_000);
    expect(await endSilence({ actor: people.ann, id: resting.id })).toMatchObject({ state: "over" });
    const refused = { code: "conflict" };
    await expect(endSilence({ actor: people.ann, id })).rejects.toMatchObject(refused);
    await expect(endSilence({ actor: people.ann, id: planned.id })).rejects.toMatchObject(refused);
  });

  test("are written down, with before and after", async () => {
    const { id } = await create();
    await update(id, { name: "Other", ends_at: null });
    await endSilence({ actor: people.alice, id });
    await deleteSilence({ actor: people.alice, id });

    expect(await audits()).toMatchObject([
      { action: "silence.create", actorLabel: "Ann", subjectId: id, after: { name: "Move", job_ids: [] } },
      {
        action: "silence.update",
        before: { name: "Move", ends_at: expect.any(String) as string },
        after: { name: "Other", ends_at: null },
      },
      {
        action: "silence.end",
        actorLabel: "Alice",
        before: { ends_at: null },
        after: { ends_at: expect.any(String) as string },
      },
      { action: "silence.delete", before: { name: "Other" }, after: null },
    ]);
    expect(await database().prisma.silence.count()).toBe(0);
  });

  describe("are refused", () => {
    test("with jobs and targets that are not the organisation's, each at its place", async () => {
      const own = await makeJob(people.acme);
      const strange = await makeJob(people.other);
      const machine = await makeTarget(people.other);
      const wrong = { job_ids: [own.id, strange.id], target_ids: [machine.id] };
      const refused = {
        code: "invalid_input",
        issues: [
          { pointer: "/job_ids/1", detail: "is no job of the organisation" },
          { pointer: "/target_ids/0", detail: "is no target of the organisation" },
        ],
      };

      await expect(create(wrong)).rejects.toMatchObject(refused);
      const { id } = await create();
      await expect(update(id, wrong)).rejects.toMatchObject(refused);
      expect((await audits()).map(({ action }) => action)).toEqual(["silence.create"]);
    });

    test("when they would be over already, or end before they begin", async () => {
      const issues = [{ pointer: "/ends_at" }];
      const past = { starts_at: inHours(-2), ends_at: inHours(-1) };
      await expect(create(past)).rejects.toMatchObject({ issues });

      const { id } = await create({ starts_at: inHours(2), ends_at: inHours(3) });
      await expect(update(id, { ends_at: inHours(1) })).rejects.toMatchObject({ issues });
      expect(await update(id, past)).toMatchObject({ state: "over" });
    });

    test("when there are too many that are not over", async () => {
      const row = { organisationId: people.acme, name: "One of many", startsAt: new Date(0) };
      const rows = Array.from({ length: MOST_SILENCES }, () => row);
      await database().prisma.silence.createMany({ data: [...rows, { ...row, endsAt: new Date(1) }] });

      await expect(create()).rejects.toMatchObject({ code: "conflict" });
      await create({}, people.charlie);
      const [{ id } = { id: "" }] = (await list({ state: "active" })).data;
      await endSilence({ actor: people.ann, id });
      expect(await create()).toMatchObject({ state: "active" });
      // Neither does one that is over come back beside as many.
      await expect(update(id, {})).rejects.toMatchObject({ code: "conflict" });
    });
  });

  test("belong to one organisation: a stranger finds none of them", async () => {
    const { id } = await create();
    const actor = people.charlie;
    const missing = { code: "not_found" };

    await expect(getSilence({ actor, id })).rejects.toMatchObject(missing);
    await expect(update(id, { name: "Mine" }, actor)).rejects.toMatchObject(missing);
    await expect(endSilence({ actor, id })).rejects.toMatchObject(missing);
    await expect(deleteSilence({ actor, id })).rejects.toMatchObject(missing);
    expect(await namesOf({}, actor)).toEqual([]);
    expect(await namesOf()).toEqual(["Move"]);
    await expect(getSilence({ actor: people.bob, id: nowhere })).rejects.toMatchObject(missing);
  });
});

describeWithDatabase("silences over HTTP", (db) => {
  let cast: Awaited<ReturnType<typeof makeCast>>;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });
  const body = (fields: object = {}) => ({ name: "Move", ends_at: inHours(1), ...fields });

  test("authors write, members read, strangers find nothing", async () => {
    const made = await send(route.POST, { as: cast.ann, body: body() });
    expect(made.status).toBe(201);
    const { id } = made.result();
    const params = { id };

    expect((await send(route.GET, { as: cast.bob, query: { state: "active" } })).result().data).toHaveLength(
      1,
    );
    expect((await send(oneRoute.GET, { as: cast.bob, params })).result()).toMatchObject({ id });
    const writes = [
      (as: typeof cast.bob) => send(oneRoute.PUT, { as, params, body: body() }),
      (as: typeof cast.bob) => send(endRoute.POST, { as, params }),
      (as: typeof cast.bob) => send(oneRoute.DELETE, { as, params }),
    ];
    expect((await send(route.POST, { as: cast.bob, body: body() })).status).toBe(403);
    for (const write of writes) {
      expect((await write(cast.bob)).status).toBe(403);
      expect((await write(cast.charlie)).status).toBe(404);
    }
    const reader = await makeKeyOf(cast.ann, { scopes: ["read"] });
    expect((await send(route.POST, { key: reader, body: body() })).status).toBe(403);
    for (const [index, status] of [200, 200, 204].entries())
      expect((await writes[index]?.(cast.ann))?.status).toBe(status);
    expect((await send(oneRoute.GET, { as: cast.bob, params })).status).toBe(404);
  });

  test.each([
    ["no end and no schedule", { ends_at: undefined }, "/ends_at"],
    ["an end before the start", { starts_at: inHours(2), ends_at: inHours(1) }, "/ends_at"],
    [
      "an end that is the start",
      { starts_at: "2100-01-01T00:00:00Z", ends_at: "2100-01-01T00:00:00Z" },
      "/ends_at",
    ],
    ["a time that is none", { schedule: { ...nights, start: "24:00" } }, "/schedule/start"],
    ["a window that is empty", { schedule: { ...nights, end: "22:00" } }, "/schedule/end"],
    ["no days", { schedule: { ...nights, days: [] } }, "/schedule/days"],
    ["a day that is none", { schedule: { ...nights, days: [0] } }, "/schedule/days/0"],
    ["a zone that is none", { schedule: { ...nights, zone: "Mars/Olympus" } }, "/schedule/zone"],
    ["no name", { name: "  " }, "/name"],
    ["an event type that is none", { event_types: ["job.exploded"] }, "/event_types/0"],
    ["an id that is none", { job_ids: ["backup"] }, "/job_ids/0"],
    ["a field that is not known", { colour: "red" }, "/colour"],
  ])("%s is refused at its place", async (_, fields, pointer) => {
    const answer = await send(route.POST, { as: cast.ann, body: body(fields) });

    expect(answer.status).toBe(400);
    expect(answer.problem().errors).toMatchObject([{ pointer }]);
  });

  test("targets are found by name, the organisation's own only", async () => {
    await makeTarget(cast.organisationId, { name: "db-2" });
    await makeTarget(cast.organisationId, { name: "db-1" });
    await makeTarget(cast.organisationId, { name: "web_1", hostname: "w.example.org" });
    await makeTarget(cast.charlie.organisationId, { name: "db-3" });
    const find = async (query: Record<string, string> = {}) =>
      (await send(targetsRoute.GET, { as: cast.bob, query })).result().data.map(({ name }) => name);

    expect(await find()).toEqual(["db-1", "db-2", "web_1"]);
    expect(await find({ q: "DB-" })).toEqual(["db-1", "db-2"]);
    expect(await find({ q: "b_1" })).toEqual(["web_1"]);
  });
});
