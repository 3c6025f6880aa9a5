import { beforeEach, describe, expect, test } from "vitest";
import { NotFoundError, UnprocessableError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makePreference } from "@/lib/testing/factories/people";
import { makeRun } from "@/lib/testing/factories/runs";
import { makeTemplate, makeTemplateVersion } from "@/lib/testing/factories/templates";
import { makeWorker } from "@/lib/queue/queue.fixture";
import { SendTestInput } from "@/lib/schemas/template-rendering";
import { getNotification } from "../notifications/get-notification";
import { makePeople } from "../people.fixture";
import { sendTemplateTest } from "./send-test";
import { testTemplate } from "./test-template";

describeWithDatabase("a test of a template", (db) => {
  let people: Awaited<ReturnType<typeof makePeople>>;
  beforeEach(async () => {
    await truncateAll(db());
    people = await makePeople();
  });

  const send = (input: object, actor = people.ann) =>
    sendTemplateTest({ actor, input: SendTestInput.parse(input) });
  const notifications = () => database().prisma.notification.findMany({ orderBy: { channelKind: "asc" } });
  const deliverAll = async () => {
    const worker = makeWorker();
    await worker.tick();
    await worker.stop(0);
    expect(worker.errors).toEqual([]);
  };
  const sources = {
    subject_template: "{{ job.name }} is {{ job.status }}",
    html_template: "<p>{{ job.name }}</p>",
    slack_template: "*{{ job.name }}*",
    webhook_template: '{"job": {{ job.name }}}',
  };

  test("goes to whoever asks, over each channel, and is caught while a channel is not set up", async () => {
    const sent = await send({ sources, channel_kinds: ["email", "slack", "teams", "webhook", "sms"] });
    await deliverAll();

    expect(
      sent.map(({ channel_kind, recipient, state, via }) => [channel_kind, recipient, state, via]),
    ).toEqual([
      ["email", "ann@example.org", "queued", "the test inbox, until a mail server is set up"],
      ["slack", "ann@example.org", "queued", "the test inbox, until your preferences have a Slack address"],
      ["teams", "ann@example.org", "queued", "the test inbox, until your preferences have a Teams address"],
      ["webhook", "ann@example.org", "queued", "the test inbox, until your preferences have a webhook"],
      ["sms", "ann@example.org", "queued", "the test inbox"],
    ]);
    const caught = await database().prisma.inboxMessage.findMany({ orderBy: { kind: "asc" } });
    expect(caught.map(({ kind }) => kind)).toEqual(["email", "slack", "sms", "teams", "webhook"]);
    expect(caught[0]).toMatchObject({
      recipient: "ann@example.org",
      subject: "[Test] nightly-etl is failed",
      html: "<p>nightly-etl</p>",
    });
    expect(caught[1]?.payload).toMatchObject({ body: { text: "*nightly-etl*" } });
    expect(caught[4]?.payload).toMatchObject({ body: { job: "nightly-etl" } });
  });

  test("shows in the history what each channel was sent", async () => {
    const [email, webhook] = await send({ sources, channel_kinds: ["email", "webhook"] });
    await deliverAll();

    expect(await getNotification({ actor: people.ann, id: email?.notification_id ?? "" })).toMatchObject({
      purpose: "test",
      state: "sent",
      body_html: "<p>nightly-etl</p>",
      payload: null,
      template_problem: null,
    });
    expect(await getNotification({ actor: people.ann, id: webhook?.notification_id ?? "" })).toMatchObject({
      channel_kind: "webhook",
      body_html: null,
      payload: { job: "nightly-etl" },
    });
  });

  test("is about a run when one is named, with values over it", async () => {
    const job = await makeJob(people.acme, { name: "Backup" });
    const run = await makeRun(job, { status: "failed" });
    const input = { sources, run_id: run.id, context: { job: { status: "on fire" } } };

    await send(input);
    await deliverAll();

    expect(await notifications()).toMatchObject([
      { subject: "[Test] Backup is on fire", runId: run.id, jobId: job.id },
    ]);
    await expect(send(input, people.charlie)).rejects.toThrow(NotFoundError);
  });

  test("passes the asker's own preferences and quiet hours, and says why", async () => {
    await makePreference(people.acme, people.ann.userId, {
      emailEnabled: false,
      quietHoursStart: "00:00",
      quietHoursEnd: "23:59",
    });

    const [sent] = await send({ sources });

    expect(sent?.state).toBe("queued");
    const { decision } = await getNotification({ actor: people.ann, id: sent?.notification_id ?? "" });
    expect(decision?.gates.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["The person asked for this message: no preference stops it."]),
    );
  });

  test("has the standard subject and body where the sources have none", async () => {
    await send({ sources: {}, channel_kinds: ["email", "slack"] });
    await deliverAll();

    const rows = await notifications();
    expect(rows.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^\[Test\] .*nightly-etl/),
      expect.stringMatching(/^\[Test\] .*nightly-etl/),
    ]);
    expect(rows[0]?.bodyHtml).toContain("nightly-etl");
  });

  describe("of sources with problems", () => {
    const refusal = async (input: object) => {
      const error: unknown = await send(input).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UnprocessableError);
      expect(await notifications()).toEqual([]);
      return (error as UnprocessableError).issues;
    };

    test("is refused with the place of each", async () => {
      const broken = { ...sources, subject_template: "{{ job.name", slack_template: "ok\n{{ x | nosuch }}" };

      expect(await refusal({ sources: broken, channel_kinds: ["email", "slack"] })).toEqual([
        {
          pointer: "/sources/subject_template",
          detail: expect.stringMatching(/^line 1, column \d+: /) as string,
        },
        {
          pointer: "/sources/slack_template",
          detail: expect.stringMatching(/^line 2, column \d+: .*nosuch/) as string,
        },
      ]);
    });

    test("is refused when only these very values show them", async () => {
      const input = {
        sources: { ...sources, text_template: "{{ 1 / vars.zero }}" },
        context: { vars: { zero: 0 } },
      };

      expect(await refusal(input)).toMatchObject([{ pointer: "/sources/text_template" }]);
    });

    test("is refused once for a subject that every channel renders", async () => {
      const input = {
        sources: { ...sources, subject_template: "{{ 1 / vars.zero }}" },
        channel_kinds: ["email", "slack", "webhook"],
        context: { vars: { zero: 0 } },
      };

      expect(await refusal(input)).toMatchObject([{ pointer: "/sources/subject_template" }]);
    });

    test("is refused with the name of the part that is at fault", async () => {
      const version = { bodyTemplate: "<p>\n{{ 1 / vars.zero }}</p>" };
      await makeTemplate(people.acme, { name: "end", notificationType: "partial", version });
      const input = {
        sources: { ...sources, html_template: "{% include 'end' %}" },
        context: { vars: { zero: 0 } },
      };

      expect(await refusal(input)).toEqual([
        {
          pointer: "/sources/html_template",
          detail: expect.stringMatching(/^line 2, column \d+ of “end”: /) as string,
        },
      ]);
    });

    test("is sent when they are in a body that it does not need", async () => {
      expect(await send({ sources: { ...sources, teams_template: "{{" } })).toHaveLength(1);
    });
  });

  test("is sent twenty times a minute at most", async () => {
    const kinds = ["email", "slack", "teams", "webhook"];
    for (let n = 0; n < 5; n++) await send({ sources: {}, channel_kinds: kinds });

    await expect(send({ sources })).rejects.toMatchObject({
      code: "rate_limited",
      message:
        "You were sent 20 tests in the last minute, and 20 are the most. Wait a moment, then try again.",
    });
    expect(await send({ sources }, people.alice)).toHaveLength(1);
  });

  test("of a stored template takes what is published", async () => {
    const template = await makeTemplate(people.acme, { name: "Ops mail" });
    await makeTemplateVersion(template.id, { subjectTemplate: "New", bodyTemplate: "<p>{{ job.name }}</p>" });
    const input = { channel_kinds: ["email" as const] };

    await testTemplate({ actor: people.ann, id: template.id, input });
    await deliverAll();

    expect(await notifications()).toMatchObject([
      { subject: "[Test] New", bodyHtml: "<p>nightly-etl</p>", purpose: "test", templateVersionId: null },
    ]);
    await expect(testTemplate({ actor: people.charlie, id: template.id, input })).rejects.toThrow(
      NotFoundError,
    );
  });
});
