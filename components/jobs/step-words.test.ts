import { describe, expect, it } from "vitest";
import { describeStep, describeStepRules } from "./step-words";

describe("a step in words", () => {
  it.each([
    [
      "http.request",
      { url: "https://example.org/health" },
      "GET https://example.org/health, expects 2xx within 15 s.",
    ],
    [
      "http.request",
      {
        method: "POST",
        url: "https://example.org/load",
        expect_status: [200, 202],
        expect_body_contains: "ok",
        timeout_seconds: 5,
      },
      "POST https://example.org/load, expects 200 or 202 and “ok” in the answer within 5 s.",
    ],
    ["wait", { seconds: 5 }, "Waits 5 s."],
    [
      "notify.email",
      {
        recipients: ["a@b.example"],
        subject_template: "{{ job.name }}",
        body_template: "x",
        send_on: ["failure"],
      },
      "Mails 1 person on failure: “{{ job.name }}”.",
    ],
    [
      "notify.email",
      {
        recipients: ["a@b.example", "c@d.example"],
        subject_template: "Done",
        body_template: "x",
        attachments: [{ type: "job_log", filename: "log.txt" }],
      },
      "Mails 2 people whether it works or fails, with the job's log: “Done”.",
    ],
    [
      "notify.email",
      {
        recipients: ["a@b.example"],
        subject_template: "Done",
        body_template: "x",
        attachments: [
          { type: "job_log", filename: "log.txt" },
          { type: "result_file", name: "*.csv" },
          { type: "result_file", name: "report.pdf" },
        ],
      },
      "Mails 1 person whether it works or fails, with the job's log, *.csv and report.pdf: “Done”.",
    ],
    [
      "notify.slack",
      { channel_id: "0193a1b2-0000-7000-8000-000000000001", message_template: "*{{ job.name }}*" },
      "Slack message to a channel whether it works or fails: “*{{ job.name }}*”.",
    ],
    [
      "notify.webhook",
      {
        channel_id: "0193a1b2-0000-7000-8000-000000000001",
        recipients: ["a@b.example", "c@d.example"],
        send_on: ["failure"],
      },
      "Webhook message to a channel and 2 people on failure, with the standard message.",
    ],
    [
      "notify.teams",
      { recipients: ["a@b.example"], template_id: "0193a1b2-0000-7000-8000-000000000002" },
      "Teams message to 1 person whether it works or fails, from a template.",
    ],
    [
      "notify.email",
      { template_id: "0193a1b2-0000-7000-8000-000000000001", send_on: ["success"] },
      "Mails the template's recipients on success, from a template.",
    ],
    ["wait", { seconds: "soon" }, null],
  ] as const)("%s %j", (type, config, sentence) => {
    expect(describeStep({ type, config: JSON.parse(JSON.stringify(config)) })).toBe(sentence);
  });

  it("says what a failure does", () => {
    expect(describeStepRules({ on_error: "continue", enabled: true })).toBe("If it fails, the job goes on.");
    expect(describeStepRules({ on_error: "fail_job", enabled: false })).toBe("Switched off: it is skipped.");
  });
});
