import { describe, expect, it } from "vitest";
import { defaultRetryPolicy } from "@/lib/core/retry";
import { brandLook } from "@/lib/templates/brand";
import { prepareData } from "@/lib/templates/data";
import { sampleContext } from "@/lib/templates/sample-context";
import type { Delivery } from "./load-deliveries";
import { renderNotification } from "./render-notification";

const appUrl = "https://runbell.test";

function delivery(fields: Partial<Delivery> = {}): Delivery {
  return {
    id: "n1",
    organisationId: "o1",
    leaseToken: "t1",
    attemptId: "a1",
    attempt: 1,
    purpose: "trigger",
    lane: "o1/email",
    isLaneHealthy: true,
    eventType: null,
    severity: "error",
    runId: "r1",
    userId: null,
    recipient: "ada@example.org",
    recipientName: "Ada",
    channelKind: "email",
    channelId: null,
    templateVersionId: null,
    inlineTemplate: null,
    contextId: "c1",
    bundleKey: null,
    resolvedAt: null,
    attachments: [],
    expiresAt: null,
    claimedAt: new Date(),
    lookedAt: 0,
    eventId: "e1",
    jobId: "j1",
    jobKey: "backup",
    occurredAt: new Date(),
    jobName: "Backup",
    eventTitle: "Backup failed",
    eventMessage: "Disk full",
    timeZone: "Europe/Berlin",
    template: null,
    gates: [{ gate: "recipients", verdict: "pass", values: { rule: "job_owner" } }],
    context: prepareData(sampleContext),
    channel: { kind: "inbox", config: {}, version: "inbox", settingsId: null, isGone: false, problem: null },
    parts: [],
    sender: { policy: defaultRetryPolicy, brand: brandLook(null, "Acme"), logoHash: null, layout: null },
    answerUrls: {
      acknowledge: `${appUrl}/answer/a`,
      mute: `${appUrl}/answer/m`,
      tooNoisy: `${appUrl}/answer/n`,
    },
    databaseNow: () => new Date(),
    ...fields,
  };
}
const render = (fields: Partial<Delivery>) => renderNotification(delivery(fields), appUrl);

describe("renderNotification", () => {
  it("gives a template the frozen context, and what is this recipient's own", () => {
    const text = [
      "{{ job.name }}",
      "{{ recipient.name }} <{{ recipient.email }}>",
      "{{ notification.id }} {{ notification.url }}",
      "{{ notification.run_url }}",
      "{{ notification.preferences_url }}",
      "{{ notification.time_zone }}",
      "{{ notification.reason_sentence }}",
    ].join("\n");

    const rendered = render({
      eventType: "job.failed",
      inlineTemplate: { subject: "{{ recipient.name }}", text, syntax: "jinja" },
    });

    expect(rendered).toMatchObject({ subject: "Ada", html: null, templateProblem: null });
    expect(rendered.text.split("\n")).toEqual([
      sampleContext.job?.name,
      "Ada <ada@example.org>",
      "n1 https://runbell.test/notifications/n1",
      "https://runbell.test/runs/r1",
      "https://runbell.test/preferences",
      "Europe/Berlin",
      expect.stringContaining("because you own Backup"),
    ]);
  });

  it("takes the named version before everything else", () => {
    const source = { subject: "Version", html: "<p>{{ recipient.name }} &amp; co</p>", text: null };
    const template = { versionId: "v1", name: "Ops mail", source };

    expect(render({ template, inlineTemplate: { subject: "Inline", text: "x", syntax: "jinja" } })).toEqual({
      kind: "email",
      subject: "Version",
      html: "<p>Ada &amp; co</p>",
      text: expect.stringMatching(/^Ada & co\s*$/) as string,
      payload: null,
      templateProblem: null,
    });
  });

  it("takes the standard mail when nothing is named", () => {
    const rendered = render({ eventType: "job.failed" });

    expect(rendered.templateProblem).toBeNull();
    expect(rendered.subject).toContain(sampleContext.job?.name ?? "?");
    expect(rendered.html).toContain("https://runbell.test/runs/r1");
    expect(rendered.text).toContain("because you own Backup");
  });

  it.each(["email", "slack", "teams"] as const)("lets the reader answer: %s", (channelKind) => {
    const { text, html, payload } = render({ eventType: "job.failed", channelKind });

    for (const url of ["a", "m", "n"].map((end) => `${appUrl}/answer/${end}`)) {
      expect(text).toContain(url);
      expect(html ?? JSON.stringify(payload)).toContain(url);
    }
  });

  it("offers nothing that cannot be done", () => {
    const answerUrls = { acknowledge: null, mute: null, tooNoisy: `${appUrl}/answer/n` };
    const { text } = render({ eventType: "job.failed", answerUrls });

    expect(text).toContain("Too noisy: ");
    expect(text).not.toMatch(/Acknowledge|Mute/);
  });

  it("leaves literal text as it is", () => {
    const inlineTemplate = { subject: "{{ 1 + 1 }}", html: "<b>{% if %}</b>", syntax: "literal" as const };

    expect(render({ inlineTemplate })).toMatchObject({
      subject: "{{ 1 + 1 }}",
      html: "<b>{% if %}</b>",
      text: expect.stringContaining("{% if %}") as string,
    });
  });

  describe("for a broken template", () => {
    const broken = {
      versionId: "v1",
      name: "Ops “mail” <b>",
      source: {
        subject: "ok",
        html: "<p>{{ oops",
        slack: "one\n{{ oops",
        teams: "{{ oops",
        webhook: "{{ oops",
        sms: "{{ oops",
      },
    };
    const start = "This is the standard message: the template “Ops “mail” <b>” could not be used (line ";

    it("sends the standard mail, which says so in both parts", () => {
      const { subject, html, text, templateProblem } = render({ template: broken, eventType: "job.failed" });

      expect(templateProblem).toMatchObject({ template: "Ops “mail” <b>", field: "html", line: 1 });
      expect(subject).toContain(sampleContext.job?.name ?? "?");
      expect(text).toContain(start);
      expect(html).toContain("the template “Ops “mail” &lt;b&gt;” could not be used");
      expect(html).toMatch(/could not be used[^]*<\/body>\s*<\/html>\s*$/);
    });

    it("says so in a Slack message, a Teams card and a webhook's body, and keeps an SMS short", () => {
      const [slack, teams, webhook, sms] = (["slack", "teams", "webhook", "sms"] as const).map(
        (channelKind) => render({ template: broken, eventType: "job.failed", channelKind }),
      );

      const { attachments } = slack?.payload as { attachments: { blocks: unknown[] }[] };
      expect(attachments.at(-1)?.blocks.at(-1)).toEqual({
        type: "context",
        elements: [{ type: "plain_text", text: expect.stringContaining(start) as string }],
      });
      const card = (teams?.payload as { attachments: { content: { body: { text: string }[] } }[] })
        .attachments[0];
      expect(card?.content.body.at(-1)?.text).toContain("could not be used");
      expect(webhook?.payload).toMatchObject({ notice: expect.stringContaining(start) as string });
      expect(sms).toMatchObject({ payload: null, templateProblem: { field: "sms" } });
      expect(sms?.text).not.toContain("standard message");
    });

    it("names the part that is at fault", () => {
      const source = { subject: "x", html: "{% include 'footer' %}" };
      const { templateProblem, text } = render({
        template: { ...broken, source },
        parts: [{ name: "footer", html: "<p>\n{{ 1 + [] }}</p>" }],
      });

      expect(templateProblem).toMatchObject({ template: "footer", line: 2 });
      expect(text).toContain("the template “footer” could not be used");
    });

    it("names the layout that is at fault", () => {
      const sender = { policy: defaultRetryPolicy, brand: brandLook(null, "Acme"), logoHash: null };
      const { html, templateProblem } = render({
        eventType: "job.failed",
        template: { ...broken, source: { subject: "x", html: "<p>Hi</p>", layout: "organisation" } },
        sender: { ...sender, layout: "Corporate" },
        parts: [{ name: "Corporate", html: "<html><body>{{ content }}{{ oops }</body></html>" }],
      });

      expect(templateProblem).toMatchObject({ template: "Corporate" });
      expect(html).toContain("the template “Corporate” could not be used");
      expect(html).toContain("https://runbell.test/runs/r1");
    });
  });
});
