import { beforeEach, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { makeWorker } from "@/lib/queue/queue.fixture";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import type { StepInput } from "@/lib/testing/factories/jobs";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeTemplate, makeTemplateVersion } from "@/lib/testing/factories/templates";
import { claimOne, execute, loadRun, makeWaitingRun } from "./run.fixture";

describeWithDatabase("a notify step that names a template", (db) => {
  beforeEach(() => truncateAll(db()));

  const content = { subjectTemplate: "{{ job.name }} tells", bodyTemplate: "<p>{{ job.status }}</p>" };
  const defaults = {
    recipients: ["{{ job.created_by.email }}"],
    attachments: [{ type: "result_file", name: "{{ job.key }}.csv" }],
  };

  /** A waiting run of a job with one step, which gets its template afterwards, in the run's organisation. */
  const prepare = async (
    template: Parameters<typeof makeTemplate>[1],
    config: Extract<StepInput, { type: "notify.email" }>["config"] = {},
  ) => {
    const made = await makeWaitingRun([{ name: "Tell", type: "notify.email", config: {} }]);
    const row = await makeTemplate(made.organisation.id, { name: "Ops mail", ...template });
    await database().prisma.runStep.updateMany({
      where: { runId: made.id },
      data: { config: { template_id: row.id, ...config } },
    });
    return { ...made, template: row };
  };
  const run = async (id: string) => {
    await execute(await claimOne());
    return loadRun(id);
  };

  it("sends its newest version, to the recipients and with the files that the template names", async () => {
    const { id, owner, template } = await prepare({ version: content, defaultConfig: defaults });
    const newest = await makeTemplateVersion(template.id, content);

    const { steps, notifications } = await run(id);

    expect(steps[0]).toMatchObject({ status: "completed", output: "Email queued for 1 recipient" });
    expect(notifications).toMatchObject([
      {
        recipient: owner.email,
        templateVersionId: newest.id,
        inlineTemplate: null,
        attachments: [{ type: "result_file", name: "nightly.csv" }],
      },
    ]);
  });

  it("takes its own recipients and files before those of the template", async () => {
    const { id } = await prepare(
      { version: content, defaultConfig: defaults },
      { recipients: ["ops@example.org"], attachments: [{ type: "job_log", filename: "log.txt" }] },
    );

    const { notifications } = await run(id);

    expect(notifications).toMatchObject([
      { recipient: "ops@example.org", attachments: [{ type: "job_log", filename: "log.txt" }] },
    ]);
  });

  it("fails in words when the template cannot be rendered, and the standard message goes out", async () => {
    const version = { ...content, bodyTemplate: "<p>\n{{ 1 + [] }}</p>" };
    const { id } = await prepare({ version }, { recipients: ["ops@example.org"] });

    const { steps } = await run(id);
    const worker = makeWorker();
    await worker.tick();
    await worker.stop(0);

    expect(steps[0]?.status).toBe("failed");
    expect(steps[0]?.errorMessage).toMatch(
      /^The template “Ops mail” cannot be rendered: .+ \(line 2, column \d+\)\. The standard message is sent instead\.$/,
    );
    const sent = await database().prisma.notification.findFirst({ where: { purpose: "step" } });
    expect(sent).toMatchObject({ state: "sent", recipient: "ops@example.org" });
    expect(sent?.bodyText).toContain(
      "This is the standard message: the template “Ops mail” could not be used",
    );
  });

  it("fails in words when the template is gone, and its own recipients get the standard message", async () => {
    const { id, template } = await prepare({ version: content }, { recipients: ["ops@example.org"] });
    await database().prisma.template.delete({ where: { id: template.id } });

    const { steps, notifications } = await run(id);

    expect(steps[0]).toMatchObject({
      status: "failed",
      errorMessage:
        "The step's template was deleted: choose another one. The standard message is sent instead.",
    });
    expect(notifications).toMatchObject([{ recipient: "ops@example.org", templateVersionId: null }]);
  });

  it("names the part that is at fault, whose line it tells", async () => {
    const version = { ...content, bodyTemplate: "{% include 'footer' %}" };
    const { id, organisation } = await prepare({ version }, { recipients: ["ops@example.org"] });
    await makeTemplate(organisation.id, {
      name: "footer",
      notificationType: "partial",
      version: { subjectTemplate: "", bodyTemplate: "<p>\n{{ 1 + [] }}</p>" },
    });

    const { steps } = await run(id);

    expect(steps[0]?.errorMessage).toMatch(
      /^The template “footer” cannot be rendered: .+ \(line 2, column \d+\)\. The standard/,
    );
  });

  it("does not speak of a standard message that goes to nobody", async () => {
    const { id, template } = await prepare({ version: content, defaultConfig: defaults });
    await database().prisma.template.delete({ where: { id: template.id } });

    const { steps, notifications } = await run(id);

    expect(steps[0]?.errorMessage).toBe(
      "The step's template was deleted: choose another one. Neither the step nor its template names a recipient.",
    );
    expect(notifications).toEqual([]);
  });

  it("fails when neither it nor the template names a recipient", async () => {
    const { id } = await prepare({ version: content });

    const { steps, notifications } = await run(id);

    expect(steps[0]?.errorMessage).toBe("Neither the step nor its template names a recipient.");
    expect(notifications).toEqual([]);
  });

  it("does not find the template of another organisation", async () => {
    const theirs = await makeTemplate((await makeOrganisation()).id, { version: content });
    const { id } = await prepare(
      { version: content },
      { recipients: ["ops@example.org"], template_id: theirs.id },
    );

    const { steps, notifications } = await run(id);

    expect(steps[0]?.errorMessage).toContain("template was deleted");
    expect(notifications).toMatchObject([{ templateVersionId: null }]);
  });
});
