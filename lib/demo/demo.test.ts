import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { claimRuns } from "@/lib/executor/claim-run";
import { executeRun } from "@/lib/executor/execute-run";
import { createAddressGuard } from "@/lib/channels/address-guard";
import { StepDefinition } from "@/lib/core/step";
import { findBranding } from "@/lib/db/branding";
import { listTemplateParts, listTemplateSources, partsOf } from "@/lib/db/template-parts";
import { contentOfVersion } from "@/lib/db/template-versions";
import { loadVariables } from "@/lib/db/variables";
import { triggerJob } from "@/lib/services/jobs/trigger-job";
import { getRun } from "@/lib/services/runs/get-run";
import { sourceOf } from "@/lib/services/templates/template-content";
import { withContexts } from "@/lib/testing/contexts";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember } from "@/lib/testing/factories/people";
import { checkMessage, renderMessage } from "@/lib/templates/message";
import { demoJobs } from "./demo-jobs";
import { ensureDefaultOrganisation } from "./ensure-default-organisation";
import { seedDemo } from "./seed-demo";

describeWithDatabase("the demo", (db) => {
  beforeEach(() => truncateAll(db()));

  it("fills an empty database quickly, and once", async () => {
    const before = process.cpuUsage();
    const first = await ensureDefaultOrganisation({ demo: true });
    const { user, system } = process.cpuUsage(before);
    const second = await ensureDefaultOrganisation({ demo: true });

    expect(first).toMatchObject({ slug: "demo", name: "Demo organisation" });
    expect(second).toEqual(first);
    expect((user + system) / 1_000_000).toBeLessThan(6);
    expect(await seedDemo(first.id)).toBe(false);
    expect(await db().prisma.job.count()).toBe(4);
    expect(await db().prisma.run.count()).toBeGreaterThan(200);
  });

  it("has templates as their authors would make them, with versions, variables and branding", async () => {
    const { id: organisationId } = await ensureDefaultOrganisation({ demo: true });
    const sources = await listTemplateSources(db().prisma, [organisationId]);

    expect(sources.map(({ name, notificationType }) => [name, notificationType])).toEqual([
      ["On-call mail", "email"],
      ["signature", "partial"],
    ]);
    for (const { content } of sources) expect(checkMessage(sourceOf(content), partsOf(sources))).toEqual([]);
    const versions = await db().prisma.templateVersion.findMany({
      where: { template: { name: "On-call mail" } },
      include: { createdBy: true },
      orderBy: { version: "asc" },
    });
    expect(versions.map(({ version, createdBy }) => [version, createdBy?.name])).toEqual([
      [1, "Mara Lindqvist"],
      [2, "Mara Lindqvist"],
    ]);
    expect((await loadVariables(db().prisma, organisationId, []))(null)).toMatchObject({
      team: "Data platform",
      runbook_url: "https://wiki.example.org/runbooks",
    });
    expect(await findBranding(db().prisma, organisationId)).toMatchObject({
      color: "#1f6f5c",
      footer: "Demo organisation · nothing here is real",
    });
  });

  it("leaves organisations that are in use alone", async () => {
    const { id } = await makeOrganisation({ slug: "acme" });

    expect(await ensureDefaultOrganisation({ demo: true })).toMatchObject({ id, slug: "acme" });
    expect(await db().prisma.organisation.count()).toBe(1);
    expect(await db().prisma.job.count()).toBe(0);
  });

  it("makes an empty organisation without the demo, also for many processes at once", async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => ensureDefaultOrganisation({ demo: false })));

    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made[0]).toMatchObject({ slug: "default", name: "My organisation" });
    expect(await db().prisma.user.count()).toBe(0);
  });

  it("has a history that fits together", async () => {
    await ensureDefaultOrganisation({ demo: true });
    const runs = await db().prisma.run.findMany({ include: { steps: true, events: true, job: true } });
    const notifications = await withContexts(
      await db().prisma.notification.findMany({
        include: { attempts: true, decision: true, inboxMessage: true, event: true },
      }),
    );

    for (const run of runs) {
      const { steps } = run;
      expect(run.totalSteps).toBe(steps.length);
      expect(run.completedSteps).toBe(steps.filter(({ status }) => status === "completed").length);
      expect(run.failedSteps).toBe(steps.filter(({ status }) => status === "failed").length);
      expect(run.events.some(({ type }) => type === "job.failed")).toBe(run.status === "failed");
      expect(run.completedAt?.getTime()).toBeLessThan(Date.now());
    }
    const failed = runs.filter(({ status }) => status === "failed");
    expect(failed.length).toBe(demoJobs.flatMap(({ failures }) => failures).length);
    expect(new Set(runs.map(({ executionTimeMs }) => executionTimeMs)).size).toBeGreaterThan(150);

    expect(new Set(notifications.map(({ state }) => state))).toContain("sent");
    for (const notification of notifications) {
      expect(notification.decision?.gates).not.toHaveLength(0);
      expect(notification.context?.data).toMatchObject({ event: { id: notification.eventId } });
      const isSent = notification.state === "sent";
      expect(notification.attempts).toHaveLength(isSent ? 1 : 0);
      expect(notification.inboxMessage?.subject ?? null).toBe(isSent ? notification.subject : null);
      if (isSent) expect(notification.bodyText).toContain("You get this because");
    }
    const byReason = (name: string) =>
      notifications.filter(
        ({ recipientName, eventType }) => recipientName === name && eventType === "job.failed",
      );
    expect(
      byReason("Jonas Weber").every(({ state, reason }) => state === "skipped" && reason === "event_off"),
    ).toBe(true);
    expect(byReason("Mara Lindqvist").every(({ state }) => state === "sent")).toBe(true);
    expect(byReason("Kenji Sato")).toHaveLength(failed.length);
  });

  it("fails for real at “Load warehouse”, tells the owner and, by its own step, on-call", async () => {
    const { id: organisationId } = await ensureDefaultOrganisation({ demo: true });
    const admin = await makeMember(organisationId, "admin");
    const actor = {
      kind: "user",
      organisationId,
      userId: admin.id,
      role: "admin",
      scopes: null,
      isRoot: true,
      label: "admin",
    } as const;
    await db().prisma.jobStep.updateMany({ where: { type: "wait" }, data: { config: { seconds: 0.01 } } });
    const { id } = await triggerJob({ actor, key: "nightly-etl", input: { parameters: {} } });
    const [claimed] = await claimRuns("worker-1", 1);
    if (!claimed) throw new Error("nothing was claimed");

    const outcome = await executeRun(claimed, {
      guard: createAddressGuard(),
      signal: new AbortController().signal,
    });

    const run = await getRun({ actor, id });
    expect(outcome).toBe("failed");
    expect(run.steps.map(({ status }) => status)).toEqual(["completed", "completed", "failed", "completed"]);
    expect(run.error_message).toMatch(
      /^POST warehouse\.invalid: (There is no host of this name|The name service does not answer)\.$/,
    );
    expect(run.events.at(-1)).toMatchObject({
      type: "job.failed",
      title: "nightly-etl failed at step “Load warehouse”",
    });
    const told = new Map(run.notifications.map(({ recipient, state }) => [recipient, state]));
    expect(told.get("oncall@example.org")).toBe("queued");
    expect(told.get("mara.lindqvist@example.org")).toBe("queued");
    expect(told.get(admin.email)).toBe("queued");
    expect(told.get("jonas.weber@example.org")).toBe("skipped");
    expect(["queued", "held"]).toContain(told.get("kenji.sato@example.org"));

    const [onCall] = await withContexts(
      await db().prisma.notification.findMany({
        where: { recipient: "oncall@example.org" },
        include: { templateVersion: true },
      }),
    );
    const { templateVersion, context, attachments } = onCall ?? {};
    if (!templateVersion) throw new Error("The step did not use the template.");
    expect(attachments).toMatchObject([{ type: "job_log", filename: `nightly-etl_${id}.log` }]);
    const source = sourceOf(contentOfVersion(templateVersion));
    const parts = (await listTemplateParts(db().prisma, [organisationId])).get(organisationId) ?? [];
    const about = {
      ...(context?.data as object),
      notification: { run_url: "http://runbell.example.org/runs/1" },
    };
    const mail = renderMessage("email", source, about, { parts });
    expect(mail.subject).toBe("nightly-etl needs somebody: Load warehouse failed");
    expect(mail.html).toContain("nightly-etl failed at “Load warehouse”");
    expect(mail.html).toContain("Data platform");
    expect(mail.html).toContain("#1f6f5c");
    expect(mail.text).toContain(run.error_message ?? "?");
    expect(mail.warnings.filter(({ field }) => field !== "layout")).toEqual([]);
    const message = renderMessage("slack", source, about, { parts });
    expect(message.text).toContain("failed at “Load warehouse”");
    expect(message.warnings).toEqual([]);
  });
});

it("has jobs that anyone could make through the API", () => {
  for (const step of demoJobs.flatMap(({ definition }) => definition?.({ onCallMailId: randomUUID() }) ?? []))
    expect(StepDefinition.safeParse(step).error).toBeUndefined();
});
