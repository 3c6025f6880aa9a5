import { describe, expect, it } from "vitest";
import { messageKinds } from "@/lib/core/channel-kind";
import { eventCatalogue, eventTypes } from "@/lib/core/event";
import { buildContext, sampleContext, type TemplateContext } from "../context";
import { renderMessage } from "../message";
import { jsonBytes } from "../messages/fit-texts";
import { countSms } from "../sms";
import { defaultSource } from "./default-source";

const system = { timestamp: "2026-11-21T02:04:13Z", appUrl: "https://runbell.example.com" };
const attack = `"><script>alert(1)</script> <!channel> <@U1> \`\`\` \\ ' {{ 7*7 }} \u202eRTL 😀 *_~[x](y) \r\nBcc: a@b`;
const hostileStep = { output: `${attack}\n`.repeat(1_000), error_message: attack.repeat(100) };
const hostile: TemplateContext = {
  ...sampleContext,
  job: { ...sampleContext.job!, name: attack.repeat(20), error_message: attack.repeat(500) },
  target: { ...sampleContext.target!, name: attack, hostname: attack },
  steps: Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `${attack} ${index}`,
      { position: index + 1, status: "failed", execution_time_ms: 5, metadata: {}, ...hostileStep },
    ]),
  ),
  event: {
    ...sampleContext.event!,
    title: attack,
    message: attack.repeat(200),
    details: Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`${attack}${index}`, [attack, index]]),
    ),
  },
  notification: { ...sampleContext.notification!, reason_sentence: attack, suppressed_count: 3 },
};

/** The contexts that messages of a type are made of, by name. */
function contextsOf(type: string): Record<string, object> {
  const event = { ...sampleContext.event!, type, title: `Title of ${type}` };
  return {
    sample: { ...sampleContext, event },
    "no run": { ...sampleContext, event, job: null, target: null, steps: {}, user: null },
    minimal: buildContext({
      system,
      event: { type, severity: "info", title: "T", occurredAt: system.timestamp },
    }),
    "stored before brands": { ...sampleContext, event, brand: undefined },
    hostile: { ...hostile, event: { ...hostile.event, type } },
    "hostile without a job": { ...hostile, job: null, steps: {}, event: { ...hostile.event, type } },
  };
}

const types = [...eventTypes, null];

describe("The built-in messages", () => {
  it.each(types)("of %s render for every channel and context without a warning", (type) => {
    for (const kind of messageKinds) {
      for (const [name, context] of Object.entries(contextsOf(type ?? "job.failed"))) {
        const { subject, text, warnings } = renderMessage(kind, null, context, { eventType: type });
        const isHostile = name.startsWith("hostile");

        expect([kind, name, isHostile || warnings]).toEqual([kind, name, isHostile || []]);
        expect(subject).toMatch(/^[^\r\n]+$/);
        expect(text).not.toBe("");
        if (!isHostile) expect(text).not.toMatch(/\bNone\b|undefined|\{\{|\{%/);
      }
    }
  });

  it.each(types)("of %s keep the limits of each channel, whatever the data", (type) => {
    for (const context of Object.values(contextsOf(type ?? "system.error"))) {
      const [slack, teams, webhook, sms] = (["slack", "teams", "webhook", "sms"] as const).map((kind) =>
        renderMessage(kind, null, context, { eventType: type }),
      );
      const blocks = JSON.stringify(slack?.payload);
      expect(blocks.length).toBeLessThan(13_500 + 4_000);
      for (const [, text = ""] of blocks.matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)) {
        expect((JSON.parse(`"${text}"`) as string).length).toBeLessThanOrEqual(3_000);
      }
      expect(blocks).not.toMatch(/<!|<@/);
      expect(jsonBytes(teams?.payload ?? null)).toBeLessThanOrEqual(20_000);
      expect(jsonBytes(webhook?.payload ?? null)).toBeLessThan(20_000);
      expect(sms?.text.length).toBeLessThanOrEqual(400);
    }
  });

  it.each(messageKinds)("stand a context with nothing in it: %s", (kind) => {
    expect(renderMessage(kind, null, {}).text).not.toBe("");
  });

  it("are a notice to a webhook when a job has not run", () => {
    const { job } = sampleContext;
    const context = { ...sampleContext, event: null, job: { ...job!, id: null, status: null } };

    expect(renderMessage("webhook", null, context).payload).toMatchObject({ type: "notice" });
  });

  it("go out however busy the machine is", () => {
    for (const kind of messageKinds) {
      expect(() => renderMessage(kind, null, hostile, { deadlineMs: -1 })).not.toThrow();
    }
  });

  it("end no code block with what a step printed", () => {
    const { payload } = renderMessage("slack", null, hostile, { eventType: "job.failed" });
    const fenced = JSON.stringify(payload).match(/"text":"```.*?"}/g) ?? [];

    expect(fenced.length).toBeGreaterThan(0);
    for (const text of fenced) expect(text.split("```")).toHaveLength(3);
  });

  it("say what happened in the words of the type", () => {
    for (const type of eventTypes) {
      const event = { ...sampleContext.event!, type, title: "Something" };
      const message = renderMessage("slack", null, { ...sampleContext, event }, { eventType: type });
      const sms = renderMessage("sms", null, { ...sampleContext, event }, { eventType: type });

      expect(message.text).toMatch(/^\S+ [A-Z][a-z ]+: Something on warehouse-1\n/u);
      expect(sms.text).toMatch(new RegExp(`^${eventCatalogue[type].label}: nightly-etl `));
    }
  });

  it("are the same by a type's other name, and general for one that is not in the catalogue", () => {
    expect(defaultSource("slack", "pipeline_failure")).toBe(defaultSource("slack", "job.failed"));
    expect(defaultSource("slack", "deploy.done")).toBe(defaultSource("slack", null));
  });

  it("find out what they are about when no type is named", () => {
    const named = renderMessage("teams", null, sampleContext, { eventType: "job.failed" });

    expect(renderMessage("teams", null, sampleContext)).toEqual(named);
  });

  it("fit one text message for usual names", () => {
    const { text } = renderMessage("sms", null, sampleContext, { eventType: "job.failed" });

    expect(text).toBe(
      "Job failed: nightly-etl (load-warehouse: No space left on device (exit code 1)). " +
        "https://runbell.example.com/runs/0193c8d1-7e02-7a5b-b1c4-9d20e6a3f7c2",
    );
    expect(countSms(text)).toMatchObject({ encoding: "GSM-7", segments: 1 });
  });

  it("show the brand in the mail", () => {
    const brand = {
      name: "Acme",
      logo_url: "https://x.example/logo.png",
      color: "#ffd400",
      footer: "Acme, Berlin",
    };
    const { html, text, warnings } = renderMessage("email", null, { ...sampleContext, brand });

    expect(warnings).toEqual([]);
    expect(html).toContain('<img src="https://x.example/logo.png" alt="Acme"');
    expect(html).toContain("background-color:#ffd400");
    expect(html).toContain("color:#1a1612;font-size:14px");
    expect(html).toContain("Acme, Berlin<br>");
    expect(text).toContain("Acme, Berlin\nSent by Runbell");
  });

  it.each(["slack", "teams", "webhook"] as const)("look as they did: %s", (kind) => {
    expect(renderMessage(kind, null, sampleContext, { eventType: "job.failed" }).payload).toMatchSnapshot();
  });
});
