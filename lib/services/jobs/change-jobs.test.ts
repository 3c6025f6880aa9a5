import "../instance.fixture";
import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { ConflictError, NotFoundError } from "@/lib/core/errors";
import { listTemplateUses } from "@/lib/db/template-uses";
import { JobDefinition, UpdateJobInput } from "@/lib/schemas/job-definition";
import { makeCast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeRun } from "@/lib/testing/factories/runs";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { createJob } from "./create-job";
import { deleteJob } from "./delete-job";
import { exportJob } from "./export-job";
import { getJob } from "./get-job";
import { listJobs } from "./list-jobs";
import { updateJob } from "./update-job";

describeWithDatabase("jobs that are changed", (db) => {
  let alice: Actor;
  let charlie: Actor;
  beforeEach(async () => {
    await truncateAll(db());
    const cast = await makeCast();
    alice = cast.alice.actor;
    charlie = cast.charlie.actor;
  });

  const wait = (name: string, seconds = 1) => ({ name, type: "wait", config: { seconds } });
  const nightly = { cron: "30 2 * * *", zone: "Europe/Berlin" };
  const create = (input: object, actor = alice) =>
    createJob({
      actor,
      input: JobDefinition.parse({ key: "etl", name: "ETL", steps: [wait("One")], ...input }),
    });
  const update = (input: object, key = "etl", actor = alice) =>
    updateJob({ actor, key, input: UpdateJobInput.parse(input) });
  const entries = () => db().prisma.auditEntry.findMany({ where: { action: "job.update" } });

  it("changes what is given, and writes down what was there", async () => {
    await create({
      schedule: nightly,
      target: { name: "db-1", hostname: "db-1.example.org", os_type: "linux" },
    });
    const headers = { authorization: "Bearer canary" };

    const job = await update({
      name: "Nightly ETL",
      max_attempts: 3,
      target: { name: "db-1", hostname: "db-2.example.org" },
      steps: [
        wait("One", 2),
        {
          name: "Ask",
          type: "http.request",
          config: { url: "https://example.org", headers },
          enabled: false,
        },
      ],
    });

    expect(job).toMatchObject({
      name: "Nightly ETL",
      max_attempts: 3,
      schedule: { ...nightly, grace_seconds: 300 },
      target: { hostname: "db-2.example.org" },
      steps: [
        { position: 1, name: "One", config: { seconds: 2 } },
        { position: 2, name: "Ask", enabled: false, config: { headers } },
      ],
    });
    expect(await getJob({ actor: alice, key: "etl" })).toEqual(job);
    const [entry] = await entries();
    expect(entry).toMatchObject({ subjectId: job.id, before: { name: "ETL", max_attempts: 1 } });
    expect(Object.keys(entry?.after ?? {}).toSorted()).toEqual([
      "key",
      "max_attempts",
      "name",
      "steps",
      "target",
    ]);
    expect(entry?.after).toMatchObject({ steps: [{ name: "One", changed: ["seconds"] }, { name: "Ask" }] });
    expect(JSON.stringify(entry)).not.toContain("canary");
    expect(await db().prisma.target.findFirstOrThrow()).toMatchObject({ osType: "linux" });
  });

  it("writes nothing when nothing is changed", async () => {
    const job = await create({
      schedule: nightly,
      parameters: { day: 1 },
      target: { name: "a", hostname: "a" },
    });
    const { key: _, kind: __, ...all } = await exportJob({ actor: alice, key: "etl" });

    expect(await update({})).toEqual(job);
    expect(await update(all)).toEqual(job);
    expect(await entries()).toEqual([]);
  });

  it("lets a schedule that is not touched wait for its time, and takes one away", async () => {
    await create({ schedule: nightly });
    const nextAt = new Date("2030-01-01T00:00:00Z");
    await db().prisma.schedule.updateMany({ data: { nextAt } });

    expect((await update({ name: "Other", schedule: nightly })).schedule?.next_at).toBe(nextAt.toISOString());
    expect((await update({ schedule: { ...nightly, paused: true } })).schedule).toMatchObject({
      paused: true,
      next_at: null,
    });
    expect((await update({ schedule: null })).schedule).toBeNull();
    expect(await db().prisma.schedule.count()).toBe(0);
  });

  it("refuses a change that is based on an older job", async () => {
    const { updated_at } = await create({});
    const base = { expected_updated_at: updated_at };
    await update({ ...base, steps: [wait("Two")] });

    const late = update({ ...base, name: "Mine" });

    await expect(late).rejects.toThrow(ConflictError);
    await expect(late).rejects.toMatchObject({ issues: [{ pointer: "/expected_updated_at" }] });
    expect((await getJob({ actor: alice, key: "etl" })).name).toBe("ETL");
  });

  it("keeps a job's steps to its kind", async () => {
    await create({});
    await create({ key: "backup", kind: "reported", steps: [], schedule: nightly });
    const wrong = { issues: [{ pointer: "/steps" }] };

    await expect(update({ steps: [] })).rejects.toMatchObject(wrong);
    await expect(update({ steps: [wait("One")] }, "backup")).rejects.toMatchObject(wrong);
    expect(await update({ silent_after_seconds: 60 }, "backup")).toMatchObject({
      kind: "reported",
      silent_after_seconds: 60,
      schedule: nightly,
    });
  });

  it("looks into the branches of a conditional step", async () => {
    const template = await makeTemplate(alice.organisationId);
    const slack = await makeChannel(alice.organisationId, { kind: "slack" });
    const foreign = await makeTemplate(charlie.organisationId);
    const branch = (notify: object[], condition = "job.status == 'failed'") => ({ condition, notify });
    const decide = (branches: object[], otherwise: object[] = []) =>
      update({
        steps: [wait("One"), { name: "Tell", type: "notify.conditional", config: { branches, otherwise } }],
      });
    const mail = (template_id: string) => ({ type: "notify.email", config: { template_id } });
    const post = (channel_id: string, type = "notify.slack") => ({ type, config: { channel_id } });
    await create({});

    const { steps } = await decide([branch([mail(template.id), post(slack.id)])], [mail(template.id)]);
    expect(steps[1]?.config).toMatchObject({
      branches: [{ notify: [{}, { config: { channel_id: slack.id } }] }],
    });
    const uses = await listTemplateUses(db().prisma, alice.organisationId, [template.id, foreign.id]);
    expect([...uses.steps]).toEqual([[template.id, [expect.objectContaining({ step: "Tell" })]]]);

    for (const [branches, otherwise, pointer] of [
      [
        [branch([mail(template.id)]), branch([mail(foreign.id)])],
        [],
        "/branches/1/notify/0/config/template_id",
      ],
      [[branch([post(slack.id)])], [mail(foreign.id)], "/otherwise/0/config/template_id"],
      [[branch([post(slack.id, "notify.teams")])], [], "/branches/0/notify/0/config/channel_id"],
      [[branch([post(slack.id)], "job.status ==")], [], "/branches/0/condition"],
    ] as const)
      await expect(decide([...branches], [...otherwise])).rejects.toMatchObject({
        issues: [{ pointer: `/steps/1/config${pointer}` }],
      });
  });

  it("is deleted with its runs, but not while one is under way", async () => {
    const job = await create({});
    const run = await makeRun({ ...job, organisationId: alice.organisationId }, { status: "running" });
    await makeEvent(alice.organisationId, { jobId: job.id });

    await expect(deleteJob({ actor: alice, key: "etl" })).rejects.toThrow(ConflictError);
    await db().prisma.run.update({ where: { id: run.id }, data: { status: "failed" } });
    await deleteJob({ actor: alice, key: "etl" });

    await expect(getJob({ actor: alice, key: "etl" })).rejects.toThrow(NotFoundError);
    expect(await db().prisma.run.count()).toBe(0);
    expect(await db().prisma.event.findFirstOrThrow()).toMatchObject({ jobId: null });
    expect(await db().prisma.auditEntry.findFirstOrThrow({ where: { action: "job.delete" } })).toMatchObject({
      subjectId: job.id,
      before: { key: "etl", runs: 1 },
    });
  });

  it("does not exist for Charlie", async () => {
    await create({});

    await expect(update({ name: "Mine" }, "etl", charlie)).rejects.toThrow(NotFoundError);
    await expect(deleteJob({ actor: charlie, key: "etl" })).rejects.toThrow(NotFoundError);
    await expect(exportJob({ actor: charlie, key: "etl" })).rejects.toThrow(NotFoundError);
  });

  it("is listed by its kind", async () => {
    await create({});
    await makeJob(alice.organisationId, { key: "reported" });

    const list = (kind?: "builtin" | "reported") => listJobs({ actor: alice, query: { limit: 10, kind } });
    expect((await list("reported")).data.map(({ key }) => key)).toEqual(["reported"]);
    expect((await list("builtin")).data.map(({ key }) => key)).toEqual(["etl"]);
    expect((await list()).data).toHaveLength(2);
  });
});
