import "../instance.fixture";
import { beforeEach, expect, it } from "vitest";
import * as surroundings from "@/app/api/v1/template-surroundings/route";
import { config } from "@/lib/config";
import { renderMessage } from "@/lib/templates/message";
import { makeCast, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeRun, makeRunStep } from "@/lib/testing/factories/runs";
import { makeTemplate, makeTemplateVersion } from "@/lib/testing/factories/templates";
import { makeVariable } from "@/lib/testing/factories/variables";
import { send } from "@/lib/testing/request";
import { updateBranding } from "../branding/update-branding";
import { getTemplateSurroundings } from "./get-template-surroundings";

describeWithDatabase("template surroundings", (db) => {
  let cast: Cast;
  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const get = (runId: string | null = null, as: CastMember = cast.bob) =>
    send(surroundings.GET, { as, query: runId === null ? {} : { run_id: runId } });
  const contextOf = async (runId: string | null = null) => (await get(runId)).result().context;

  it("are the sample run in this organisation and installation", async () => {
    const { id, name } = await db().prisma.organisation.findUniqueOrThrow({
      where: { id: cast.organisationId },
    });
    await makeVariable(id, { name: "team", value: { lead: "Ada" } });
    await makeVariable(cast.charlie.organisationId, { name: "theirs" });
    await updateBranding({ actor: cast.alice.actor, input: { color: "#112233" } });

    expect(await contextOf()).toMatchObject({
      job: { name: "nightly-etl", status: "failed" },
      org: { id, name },
      brand: { name, color: "#112233" },
      system: { app_url: config().appUrl, app_name: "Runbell" },
      notification: {
        id: null,
        recipient_name: "Bob",
        recipient_email: cast.bob.email,
        run_url: `${config().appUrl}/runs`,
        preferences_url: `${config().appUrl}/preferences`,
        reason_sentence: "You get this because you own nightly-etl.",
      },
      recipient: { name: "Bob", email: cast.bob.email },
    });
    expect((await contextOf()).vars).toEqual({ team: { lead: "Ada" } });
  });

  it("are a run as it is now, with the last that happened to it and its job's variables", async () => {
    const job = await makeJob(cast.organisationId, { name: "Backup" });
    const run = await makeRun(job, { status: "failed", errorMessage: "no space" });
    await makeRunStep(run.id, { name: "copy", status: "failed", output: "61%" });
    const event = { runId: run.id, jobId: job.id };
    await makeEvent(cast.organisationId, { ...event, type: "job.started", createdAt: new Date(0) });
    await makeEvent(cast.organisationId, { ...event, type: "job.failed", title: "Backup failed" });
    await makeVariable(cast.organisationId, { name: "team", value: "Ops" });
    await makeVariable(cast.organisationId, { name: "team", value: "Storage", jobId: job.id });

    expect(await contextOf(run.id)).toMatchObject({
      job: { id: run.id, name: "Backup", error_message: "no space" },
      steps: { copy: { output: "61%" } },
      event: { type: "job.failed", title: "Backup failed" },
      vars: { team: "Storage" },
      notification: { run_url: `${config().appUrl}/runs/${run.id}` },
    });
  });

  it("hold the parts in their newest version, and the name of the layout", async () => {
    const layout = await makeTemplate(cast.organisationId, {
      name: "House style",
      notificationType: "layout",
      version: { bodyTemplate: "<main>{{ content }}</main>" },
    });
    const part = await makeTemplate(cast.organisationId, { name: "footer", notificationType: "partial" });
    await makeTemplateVersion(part.id, { bodyTemplate: "<p>bye</p>", slackTemplate: "bye" });
    await makeTemplate(cast.organisationId, { name: "A mail" });
    await makeTemplate(cast.charlie.organisationId, { name: "theirs", notificationType: "partial" });
    await updateBranding({ actor: cast.alice.actor, input: { layout_template_id: layout.id } });
    const result = (await get()).result();

    expect(result.layout).toBe("House style");
    expect(result.parts).toMatchObject([
      { name: "House style", notification_type: "layout", html_template: "<main>{{ content }}</main>" },
      { name: "footer", html_template: "<p>bye</p>", slack_template: "bye", text_template: null },
    ]);
  });

  it("are all that the browser needs to render the built-in mail without a warning", async () => {
    const { context, layout } = (await get()).result();

    const mail = renderMessage("email", null, context, { layout, eventType: "job.failed" });
    expect(mail.warnings).toEqual([]);
    expect(mail.html).toContain("nightly-etl");
  });

  it("are there for a key that acts for nobody", async () => {
    const actor = { ...cast.ann.actor, kind: "api_key" as const, userId: null };

    const { context } = await getTemplateSurroundings({ actor, runId: null });
    expect(context.recipient).toEqual({ name: null, email: null });
  });

  it("are not there for Charlie", async () => {
    const run = await makeRun(await makeJob(cast.organisationId));
    await makeTemplate(cast.organisationId, { name: "ours", notificationType: "partial" });

    expect((await get(run.id, cast.charlie)).status).toBe(404);
    expect((await get(null, cast.charlie)).result().parts).toEqual([]);
  });
});
