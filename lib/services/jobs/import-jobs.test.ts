import "../instance.fixture";
import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { JobDefinition } from "@/lib/schemas/job-definition";
import { ImportJobsInput } from "@/lib/schemas/job-import";
import { makeCast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { createJob } from "./create-job";
import { exportJob } from "./export-job";
import { getJob } from "./get-job";
import { importJobs } from "./import-jobs";

const examples = readdirSync("examples/jobs").map((name) => {
  const text = readFileSync(`examples/jobs/${name}`, "utf8");
  return [name, JSON.parse(text) as Record<string, unknown>] as const;
});

/** A step that mails people, as an author writes it by hand. */
const seedStep = {
  name: "Send Status Email",
  type: "notify.email",
  config: {
    recipients: ["admin@company.com", "{{job.created_by.email}}"],
    subject_template: "Job '{{job.name}}' Status: {{job.status}}",
    body_template:
      "Job {{job.name}} on target {{target.hostname}} completed with status: {{job.status}}\n\nExecution time: {{job.execution_time_ms}}ms\nSteps completed: {{job.completed_steps}}/{{job.total_steps}}",
    send_on: ["success", "failure"],
    attachments: [{ type: "job_log", filename: "job_{{job.id}}_log.txt" }],
  },
};

describeWithDatabase("an import of jobs", (db) => {
  let alice: Actor;
  let ann: Actor;
  beforeEach(async () => {
    await truncateAll(db());
    const cast = await makeCast();
    alice = cast.alice.actor;
    ann = cast.ann.actor;
  });

  const wait = (name: string) => ({ name, type: "wait", config: { seconds: 1 } });
  const bring = (jobs: object[], dry_run = false, actor = alice) =>
    importJobs({ actor, input: ImportJobsInput.parse({ jobs, dry_run }) });

  it("takes a step as its author wrote it, and parameters as values", async () => {
    const { data } = await bring([{ name: "Status", parameters: { day: 1 }, steps: [seedStep] }]);

    expect(data).toEqual([{ key: "status", name: "Status", action: "create", changed: [] }]);
    const job = await getJob({ actor: alice, key: "status" });
    expect(job.steps).toMatchObject([{ ...seedStep, on_error: "continue" }]);
    expect(job.parameters).toEqual([{ name: "day", type: "number", required: false, default: 1 }]);
  });

  it.each(examples)("makes the example %s what it says, once", async (_, example) => {
    expect((await bring([example])).data).toMatchObject([{ key: example.key, action: "create" }]);
    expect((await bring([example])).data).toMatchObject([{ action: "none", changed: [] }]);

    const exported = await exportJob({ actor: alice, key: String(example.key) });
    expect(exported).toMatchObject(JobDefinition.parse(example));
    expect((await bring([JSON.parse(JSON.stringify(exported)) as object])).data).toMatchObject([
      { action: "none" },
    ]);
  });

  it("says what would be done before it is", async () => {
    const known = JobDefinition.parse({ key: "known", name: "Known", steps: [wait("One")] });
    await createJob({ actor: alice, input: known });
    const jobs = [
      { key: "known", name: "Known", steps: [wait("One"), wait("Two")], max_attempts: 2 },
      { name: "Known", steps: [wait("One")] },
      { name: "Known", steps: [wait("One")] },
    ];
    const done = [
      { key: "known", action: "update", changed: ["max_attempts", "steps"] },
      { key: "known-2", action: "create" },
      { key: "known-3", action: "create" },
    ];

    expect((await bring(jobs, true)).data).toMatchObject(done);
    expect(await db().prisma.job.count()).toBe(1);
    expect((await bring(jobs, false, ann)).data).toMatchObject(done);
    expect(await getJob({ actor: alice, key: "known" })).toMatchObject({
      owner: { id: alice.userId },
      max_attempts: 2,
      steps: [{ name: "One" }, { name: "Two" }],
    });
    expect((await getJob({ actor: alice, key: "known-3" })).owner?.id).toBe(ann.userId);
    const audit = await db().prisma.auditEntry.findMany({ where: { actorId: ann.userId } });
    expect(audit.map(({ action }) => action).toSorted()).toEqual(["job.create", "job.create", "job.update"]);
  });

  it("imports all or nothing, and says all that is wrong", async () => {
    const nobody = "0193a1b2-0000-7000-8000-000000000001";
    await createJob({ actor: alice, input: JobDefinition.parse({ name: "b", kind: "reported" }) });

    const refused = bring([
      { key: "a", name: "A", steps: [wait("One")] },
      { key: "a", name: "A again", steps: [wait("One")] },
      { key: "b", name: "B", steps: [wait("One")] },
      {
        name: "C",
        steps: [wait("One"), { name: "Tell", type: "notify.email", config: { template_id: nobody } }],
      },
      { name: "D", steps: [{ name: "Tell", type: "notify.slack", config: { channel_id: nobody } }] },
    ]);

    await expect(refused).rejects.toMatchObject({
      code: "invalid_input",
      issues: [
        { pointer: "/jobs/1/key" },
        { pointer: "/jobs/2/kind" },
        { pointer: "/jobs/3/steps/1/config/template_id" },
        { pointer: "/jobs/4/steps/0/config/channel_id" },
      ],
    });
    expect(await db().prisma.job.count()).toBe(1);
  });
});
