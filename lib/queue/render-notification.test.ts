import { describe, expect, it } from "vitest";
import { defaultRetryPolicy } from "@/lib/core/retry";
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
    destination: "o1/email",
    eventType: null,
    severity: "error",
    runId: "r1",
    recipient: "ada@example.org",
    recipientName: "Ada",
    channelKind: "email",
    templateVersionId: null,
    inlineTemplate: null,
    contextId: "c1",
    attachments: [],
    expiresAt: null,
    claimedAt: new Date(),
    jobName: "Backup",
    eventTitle: "Backup failed",
    eventMessage: "Disk full",
    timeZone: "Europe/Berlin",
    template: null,
    gates: [{ gate: "recipients", verdict: "pass", values: { rule: "job_owner" } }],
    context: { ...sampleContext },
    channel: { kind: "inbox", config: {}, version: "inbox", settingsId: null, problem: null },
    policy: defaultRetryPolicy,
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
    const template = { subject: "Version", html: "<p>{{ recipient.name }} &amp; co</p>", text: null };

    expect(render({ template, inlineTemplate: { subject: "Inline", text: "x", syntax: "jinja" } })).toEqual({
      subject: "Version",
      html: "<p>Ada &amp; co</p>",
      text: expect.stringMatching(/^Ada & co\s*$/) as string,
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

  it("leaves literal text as it is", () => {
    const inlineTemplate = { subject: "{{ 1 + 1 }}", html: "<b>{% if %}</b>", syntax: "literal" as const };

    expect(render({ inlineTemplate })).toMatchObject({
      subject: "{{ 1 + 1 }}",
      html: "<b>{% if %}</b>",
      text: expect.stringContaining("{% if %}") as string,
    });
  });

  it("says what happened in plain words when the template is broken, and where", () => {
    const rendered = render({
      inlineTemplate: { subject: "ok", text: "line one\n{{ oops", syntax: "jinja" },
    });

    expect(rendered).toMatchObject({ subject: "Backup failed", html: null });
    expect(rendered.templateProblem).toMatch(/^line 2, column \d+: /);
    expect(rendered.text).toContain("Disk full");
    expect(rendered.text).toContain("https://runbell.test/runs/r1");
    expect(rendered.text).toContain("its template is broken (line 2");
  });

  it("has a subject even for a broken template of no event", () => {
    const broken = { subject: "{{", text: "", syntax: "jinja" as const };

    expect(render({ eventTitle: null, eventMessage: null, inlineTemplate: broken }).subject).toBe(
      "A message about Backup",
    );
    expect(render({ eventTitle: null, jobName: null, runId: null, inlineTemplate: broken }).subject).toBe(
      "A message from Runbell",
    );
  });
});
