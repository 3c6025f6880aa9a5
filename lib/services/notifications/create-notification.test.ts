import { beforeEach, expect, test } from "vitest";
import { InvalidInputError, NotFoundError, UnprocessableError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { CreateNotificationInput } from "@/lib/schemas/notification";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makePreference } from "@/lib/testing/factories/people";
import { makeRun } from "@/lib/testing/factories/runs";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { makePeople } from "../people.fixture";
import { createNotification } from "./create-notification";

describeWithDatabase("createNotification", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const create = (fields: object) =>
    createNotification({
      actor: people.ann,
      input: CreateNotificationInput.parse({
        recipient: "ops@example.org",
        subject: "Hello",
        body: "Hi",
        ...fields,
      }),
    });
  const rows = async () => {
    const { prisma } = database();
    const contexts = new Map((await prisma.renderContext.findMany()).map((context) => [context.id, context]));
    const made = await prisma.notification.findMany({ include: { decision: true } });
    return made.map((row) => ({ ...row, context: contexts.get(row.contextId ?? "") }));
  };

  test("makes one message that is sent as it is", async () => {
    const answer = await create({
      body: "Use {{ braces }}",
      body_html: "<b>{{ braces }}</b>",
      severity: "critical",
    });

    expect(answer).toEqual({ id: expect.any(String) as string, state: "queued", duplicate: false });
    expect(await rows()).toMatchObject([
      {
        id: answer.id,
        purpose: "direct",
        recipient: "ops@example.org",
        severity: "critical",
        priority: 0,
        userId: null,
        inlineTemplate: {
          subject: "Hello",
          html: "<b>{{ braces }}</b>",
          text: "Use {{ braces }}",
          syntax: "literal",
        },
        decision: { verdict: "send" },
      },
    ]);
  });

  test("takes the other names of its fields as well", async () => {
    const job = await makeJob(people.acme, { name: "Backup" });
    const run = await makeRun(job);
    await createNotification({
      actor: people.ann,
      input: CreateNotificationInput.parse({
        recipient_email: "ops@example.org",
        subject: "Hello",
        body: "Hi",
        notification_type: "email",
        job_run_id: run.id,
      }),
    });

    expect(await rows()).toMatchObject([{ recipient: "ops@example.org", runId: run.id, jobId: job.id }]);
  });

  test("takes a template whose subject and body include parts of the organisation", async () => {
    const version = { subjectTemplate: "", bodyTemplate: "<hr>", textTemplate: "Acme" };
    await makeTemplate(people.acme, { name: "sender", notificationType: "partial", version });
    const include = "{% include 'sender' %}";

    const { state } = await create({
      subject_template: `From ${include}`,
      body_template: include,
      body: undefined,
    });

    expect(state).toBe("queued");
  });

  test("keeps a template with the run's variables and the caller's over them", async () => {
    const run = await makeRun(await makeJob(people.acme, { name: "Backup" }), { status: "failed" });
    await create({
      body: undefined,
      subject_template: "{{ job.name }} {{ extra }}",
      body_template: "<p>{{ job.status }}</p>",
      context: { extra: "!", job: { name: "Overridden" }, vars: { a: 1 } },
      run_id: run.id,
    });

    expect(await rows()).toMatchObject([
      {
        inlineTemplate: {
          subject: "{{ job.name }} {{ extra }}",
          html: "<p>{{ job.status }}</p>",
          syntax: "jinja",
        },
        context: {
          data: {
            job: { name: "Overridden", status: "failed" },
            extra: "!",
            vars: { a: 1 },
            org: { name: "Acme" },
          },
        },
      },
    ]);
  });

  test("takes a template without markup as text", async () => {
    await create({ body: undefined, body_template: "{% if 1 < 2 %}a < b{% endif %}" });

    expect(await rows()).toMatchObject([
      { inlineTemplate: { subject: "Hello", html: null, text: "{% if 1 < 2 %}a < b{% endif %}" } },
    ]);
  });

  test("tells the author of a broken template where it breaks, and keeps nothing", async () => {
    const broken = create({ body: undefined, body_template: "<p>\n{% if %}</p>" });

    await expect(broken).rejects.toThrow(UnprocessableError);
    await expect(broken).rejects.toMatchObject({
      issues: [
        { pointer: "/body_template", detail: expect.stringMatching(/^line 2, column \d+: /) as string },
      ],
    });
    expect(await rows()).toEqual([]);
  });

  test.each([
    [{ body_template: "x" }, "/body_template"],
    [{ subject_template: "x" }, "/subject_template"],
  ])("refuses a mixture of ready and template: %j", async (fields, pointer) => {
    await expect(create(fields)).rejects.toMatchObject({ issues: [{ pointer }] });
    await expect(create(fields)).rejects.toThrow(InvalidInputError);
  });

  test("makes a message with the same key once", async () => {
    const first = await create({ dedupe_key: "k" });
    const again = await create({ dedupe_key: "k" });

    expect(again).toEqual({ ...first, duplicate: true });
    expect(await rows()).toHaveLength(1);
  });

  test("respects what the member behind the address wants", async () => {
    await makePreference(people.acme, people.bob.userId, { emailEnabled: false });

    expect(await create({ recipient: "BOB@example.org" })).toMatchObject({ state: "skipped" });
    expect(await rows()).toMatchObject([{ userId: people.bob.userId, reason: "channel_off" }]);
  });

  test("shows the refusal of an organisation that is off as a skipped message", async () => {
    await database().prisma.organisation.updateMany({ data: { mode: "off" } });

    expect(await create({})).toMatchObject({ state: "skipped" });
    expect(await rows()).toMatchObject([{ reason: "organisation_off", decision: { verdict: "skip" } }]);
  });

  test("does not find a run of somebody else", async () => {
    const run = await makeRun(await makeJob(people.other));

    await expect(create({ run_id: run.id })).rejects.toThrow(NotFoundError);
    expect(await rows()).toEqual([]);
  });
});
