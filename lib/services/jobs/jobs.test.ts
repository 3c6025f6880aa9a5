import "../instance.fixture";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/core/errors";
import { channelSecretField } from "@/lib/db/named-channels";
import { newId } from "@/lib/db/new-id";
import { instanceRing, putSecret } from "@/lib/db/secrets";
import { JobDefinition } from "@/lib/schemas/job-definition";
import { Secret } from "@/lib/secrets";
import { makeCast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeChannel } from "@/lib/testing/factories/channels";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeRun } from "@/lib/testing/factories/runs";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { getRun } from "../runs/get-run";
import { createJob } from "./create-job";
import { getJob } from "./get-job";
import { listJobs } from "./list-jobs";
import { makeKey } from "./make-key";
import { triggerJob } from "./trigger-job";

describeWithDatabase("jobs", (db) => {
  let alice: Actor;
  let charlie: Actor;
  beforeEach(async () => {
    await truncateAll(db());
    const cast = await makeCast();
    alice = cast.alice.actor;
    charlie = cast.charlie.actor;
  });

  const create = (input: object, actor = alice) =>
    createJob({
      actor,
      input: JobDefinition.parse({
        name: "Nightly ETL",
        steps: [
          { name: "Sleep", type: "wait", config: { seconds: 1 } },
          {
            name: "Tell",
            type: "notify.email",
            config: { recipients: ["a@example.org"], subject_template: "s", body_template: "b" },
          },
        ],
        ...input,
      }),
    });

  it("takes steps that name templates of the organisation, and no others", async () => {
    const tell = (template_id: string) =>
      create({ steps: [{ name: "Tell", type: "notify.email", config: { template_id } }] });
    const template = await makeTemplate(alice.organisationId);
    const foreign = await makeTemplate(charlie.organisationId);

    expect((await tell(template.id)).steps).toMatchObject([{ config: { template_id: template.id } }]);
    await expect(tell(foreign.id)).rejects.toMatchObject({
      code: "invalid_input",
      issues: [{ pointer: "/steps/0/config/template_id" }],
    });
  });

  describe("with steps that name channels", () => {
    const slackUrl = "https://hooks.slack.com/services/T000/B000/canary-1234";
    const tell = (config: object, type = "notify.slack") =>
      create({ steps: [{ name: "Tell", type, config }] });
    const makeSlack = async (organisationId = alice.organisationId) => {
      const channel = await makeChannel(organisationId, { kind: "slack" });
      const place = { organisationId, ownerId: channel.id, field: channelSecretField("webhook_url") };
      await putSecret(db().prisma, place, new Secret(slackUrl), await instanceRing());
      return channel;
    };

    it("takes those of the organisation and of the step's kind, and no others", async () => {
      const { id } = await makeSlack();
      const foreign = await makeSlack(charlie.organisationId);
      const unknown = {
        code: "invalid_input",
        issues: [{ pointer: "/steps/0/config/channel_id" }],
      };

      expect((await tell({ channel_id: id })).steps).toMatchObject([
        { on_error: "continue", config: { channel_id: id, send_on: ["success", "failure"] } },
      ]);
      await expect(tell({ channel_id: foreign.id })).rejects.toMatchObject(unknown);
      await expect(tell({ channel_id: id }, "notify.teams")).rejects.toMatchObject(unknown);
    });

    it("stores the channel in place of its address", async () => {
      const { id } = await makeSlack();

      const [step] = (await tell({ webhook_url: slackUrl })).steps;

      expect(step?.config).toMatchObject({ channel_id: id });
      expect(step?.config).not.toHaveProperty("webhook_url");
      const stored = [await db().prisma.jobStep.findMany(), await db().prisma.auditEntry.findMany()];
      expect(JSON.stringify(stored)).not.toContain("canary");
    });

    it("refuses an address that is no channel's, without repeating it", async () => {
      await makeSlack(charlie.organisationId);

      const refusal = await tell({ webhook_url: slackUrl }).catch((error: unknown) => error);

      expect(refusal).toMatchObject({
        issues: [
          {
            pointer: "/steps/0/config/webhook_url",
            detail: "is no channel's address: set the channel up under Channels and name it by channel_id",
          },
        ],
      });
      expect(JSON.stringify(refusal)).not.toContain("canary");
    });

    it("takes people alone, and a template", async () => {
      const template = await makeTemplate(alice.organisationId);

      const config = { recipients: ["bob@example.org"], template_id: template.id };
      expect((await tell(config, "notify.webhook")).steps).toMatchObject([{ config }]);
    });

    it.each([
      [{}, "channel_id"],
      [{ channel_id: newId(), webhook_url: slackUrl }, "webhook_url"],
      [{ channel_id: newId(), template_id: newId(), message_template: "x" }, "message_template"],
      [{ webhook_url: "ftp://example.org" }, "webhook_url"],
    ])("are checked: %j", (config, field) => {
      const parsed = JobDefinition.safeParse({
        name: "Job",
        steps: [{ name: "Tell", type: "notify.slack", config }],
      });

      expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual([`steps.0.config.${field}`]);
    });
  });

  it("makes a job with a key of its name, its steps in order, and an entry in the audit trail", async () => {
    const job = await create({
      target: { name: "db-1", hostname: "db-1.example.org" },
      parameters: { day: 1 },
    });

    expect(job).toMatchObject({
      key: "nightly-etl",
      kind: "builtin",
      owner: { id: alice.userId },
      target: { hostname: "db-1.example.org" },
      parameters: [{ name: "day", type: "number", required: false, default: 1 }],
      step_count: 2,
      last_runs: [],
      steps: [
        { position: 1, name: "Sleep", on_error: "fail_job", config: { seconds: 1 } },
        { position: 2, name: "Tell", on_error: "continue", config: { send_on: ["success", "failure"] } },
      ],
    });
    expect(await getJob({ actor: alice, key: "nightly-etl" })).toEqual(job);
    expect(await db().prisma.auditEntry.findFirstOrThrow()).toMatchObject({
      action: "job.create",
      subjectId: job.id,
      actorId: alice.userId,
    });
  });

  it("finds a free key for a name, but refuses a given key that is taken", async () => {
    await create({});

    expect((await create({})).key).toBe("nightly-etl-2");
    await expect(create({ key: "nightly-etl" })).rejects.toThrow(ConflictError);
    expect((await create({ key: "nightly-etl" }, charlie)).key).toBe("nightly-etl");
  });

  it.each([
    ["Nightly ETL", "nightly-etl"],
    ["  Übergröße & Straße! ", "ubergrosse-strasse"],
    ["--- ", "job"],
    ["日本", "job"],
    ["v1.2_final", "v1.2_final"],
  ])("makes of the name %j the key %s", (name, key) => {
    expect(makeKey(name)).toBe(key);
  });

  it("starts a run with the steps that are switched on, and the parameters over the job's", async () => {
    await create({
      key: "etl",
      parameters: { day: 1, full: false },
      steps: [
        { name: "Off", type: "wait", config: { seconds: 1 }, enabled: false },
        { name: "On", type: "wait", config: { seconds: 1 } },
      ],
    });

    const summary = await triggerJob({ actor: alice, key: "etl", input: { parameters: { full: true } } });

    expect(summary).toMatchObject({ status: "pending", source: "builtin", total_steps: 1, started_at: null });
    const run = await getRun({ actor: alice, id: summary.id });
    expect(run.parameters).toEqual({ day: 1, full: true });
    expect(run.steps).toMatchObject([{ position: 1, name: "On", status: "pending" }]);
    expect((await getJob({ actor: alice, key: "etl" })).last_runs).toMatchObject([{ id: run.id }]);
  });

  it("does not start what is switched off, reported, or has nothing to do", async () => {
    await create({ key: "off" });
    await db().prisma.job.updateMany({ data: { enabled: false } });
    await create({
      key: "idle",
      steps: [{ name: "Off", type: "wait", config: { seconds: 1 }, enabled: false }],
    });
    await makeJob(alice.organisationId, { key: "reported" });

    for (const key of ["off", "idle", "reported"])
      await expect(triggerJob({ actor: alice, key, input: { parameters: {} } })).rejects.toThrow(
        ConflictError,
      );
  });

  it("lists jobs by name in pages, each with its last 30 runs, oldest first", async () => {
    const job = await makeJob(alice.organisationId, { key: "b", name: "x".repeat(200) });
    await makeJob(alice.organisationId, { key: "a", name: "100% sure" });
    await makeJob(alice.organisationId, { key: "c", name: "x".repeat(200) });
    const start = Date.now() - 100_000;
    for (let n = 0; n < 32; n++) await makeRun(job, { createdAt: new Date(start + n * 1000) });
    const page = (query: object) =>
      listJobs({ actor: alice, query: { limit: 1, ...query } as Parameters<typeof listJobs>[0]["query"] });

    const first = await page({});
    const second = await page({ cursor: first.next_cursor });
    const third = await page({ cursor: second.next_cursor });

    const [a] = first.data;
    expect(a).toMatchObject({ key: "a", last_runs: [] });
    expect([...second.data, ...third.data].map(({ key }) => key)).toEqual(["b", "c"]);
    expect(third.next_cursor).toBeNull();
    const ids = (await db().prisma.run.findMany({ orderBy: { createdAt: "asc" } })).map(({ id }) => id);
    expect(second.data[0]?.last_runs.map(({ id }) => id)).toEqual(ids.slice(-30));
    expect((await page({ q: "100%", limit: 5 })).data.map(({ key }) => key)).toEqual(["a"]);
    await expect(page({ cursor: "nonsense" })).rejects.toThrow(InvalidInputError);
    await expect(listJobs({ actor: charlie, query: { limit: 5, cursor: a?.id } })).rejects.toThrow(
      InvalidInputError,
    );
  });

  it("does not exist for Charlie", async () => {
    await create({ key: "etl" });

    await expect(getJob({ actor: charlie, key: "etl" })).rejects.toThrow(NotFoundError);
    await expect(triggerJob({ actor: charlie, key: "etl", input: { parameters: {} } })).rejects.toThrow(
      NotFoundError,
    );
    expect((await listJobs({ actor: charlie, query: { limit: 10 } })).data).toEqual([]);
  });
});
