import { describe, expect, it } from "vitest";
import { eventTypes } from "@/lib/core/event";
import { sampleContext, type TemplateContext } from "../context";
import { renderMessage } from "../message";
import { compileTemplate } from "../render";
import { defaultTemplates } from "./default-templates";
import { eventLooks } from "./looks";

const eventMail = defaultTemplates.find(({ name }) => name === "event-mail")!;
const event = sampleContext.event!;
const job = sampleContext.job!;

function send(changes: Partial<TemplateContext>) {
  return renderMessage("email", eventMail, { ...sampleContext, ...changes });
}

describe("The default mail", () => {
  it("serves every event of the catalogue", () => {
    expect(eventMail.eventTypes.toSorted()).toEqual(eventTypes.toSorted());
  });

  it.each(defaultTemplates)("$name compiles and uses only documented variables", (template) => {
    compileTemplate(template.subject, "header");
    expect(renderMessage("email", template, sampleContext).warnings).toEqual([]);
  });

  it("tells of a failed run what happened, the facts, the failing step and where to look", () => {
    const { subject, html, text, warnings } = send({});

    expect(subject).toBe("nightly-etl failed on warehouse-1");
    expect(warnings).toEqual([]);
    for (const words of [
      "Step load-warehouse failed with exit code 1",
      "4m 12s",
      "2 of 4 completed, 1 failed",
      "21 Nov 2026, 02:00 UTC",
      "No space left on device (exit code 1)",
      "COPY orders_2026_11_20 (chunk 3 of 12)",
      "You get this because you own nightly-etl and chose failures by mail.",
      sampleContext.notification!.run_url,
      sampleContext.notification!.preferences_url,
    ]) {
      expect(html).toContain(words);
      expect(text).toContain(words);
    }
    expect(html).toMatch(/^<!DOCTYPE html>/);
    expect(html).toContain('name="color-scheme" content="light dark"');
    expect(html).not.toMatch(/<img|<script|background-image|url\(/);
    expect(text).toMatchSnapshot();
  });

  it.each(eventTypes)("renders %s with and without a run", (type) => {
    const changes = { event: { ...event, type, title: `Title of ${type}` } };

    for (const message of [
      send(changes),
      send({ ...changes, job: null, target: null, steps: {}, user: null }),
      send({ ...changes, job: { ...job, status: "running", completed_at: null, execution_time_ms: null } }),
      send({ ...changes, notification: null, org: null, target: null, steps: {} }),
    ]) {
      expect(message.warnings).toEqual([]);
      expect(message.subject).toContain(`Title of ${type}`);
      expect(`${message.html}${message.text}`).not.toMatch(/\bNone\b|undefined|\{\{|\{%/);
    }
  });

  it.each(eventTypes)("has the colour of %s, and no other's", (type) => {
    // Without a run, whose failing step is red whatever the event is.
    const { html } = send({ event: { ...event, type }, job: null, steps: {} });
    const colours = new Set(Object.values(eventLooks).map(({ color }) => color));

    expect([...colours].filter((color) => html!.includes(color))).toEqual([eventLooks[type].color]);
  });

  it("stands without an event, as a notify step sends it", () => {
    const { subject, html, warnings } = send({ event: null });

    expect(subject).toBe("nightly-etl failed on warehouse-1");
    expect(html).toContain("Step load-warehouse failed with exit code 1");
    expect(warnings).toEqual([]);
  });

  it("stands without anything at all", () => {
    const nothing = {
      job: null,
      target: null,
      user: null,
      steps: {},
      event: null,
      org: null,
      vars: {},
      notification: null,
    };

    expect(send(nothing)).toMatchObject({ subject: "Notice", warnings: [] });
  });

  it("lists what an event carries, and how many were held back", () => {
    const details = {
      table_name: "orders",
      failed_checks: ["row_count", "nulls"],
      limits: { max: 5 },
      note: null,
    };
    const { html, text } = send({
      job: null,
      target: null,
      steps: {},
      event: {
        ...event,
        type: "data_quality.failure",
        severity: "warning",
        title: "orders: 2 checks failed",
        details,
      },
      notification: { ...sampleContext.notification!, suppressed_count: 3 },
    });

    expect(text).toContain("Failed checks: row_count, nulls\n");
    expect(text).toContain('Limits: {"max": 5}\nNote: –\nTable name: orders');
    expect(text).toContain("DATA QUALITY FAILED: orders: 2 checks failed");
    expect(html).toContain("3 more like this were held back since the last message.");
    expect(html).toContain("See what happened");
  });

  it("keeps hostile names and outputs harmless", () => {
    const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
    const step = { ...sampleContext.steps["load-warehouse"]!, output: attack, error_message: attack };
    const { html, subject } = send({
      job: { ...job, name: attack },
      event: {
        ...event,
        title: `${attack}\r\nBcc: x@example.com`,
        message: attack,
        details: { [attack]: attack },
      },
      steps: { [attack]: step },
      notification: { ...sampleContext.notification!, run_url: `https://x.example/${attack}` },
    });

    expect(html).not.toMatch(/<script|<img/);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it("stays small with a hundred failing steps of long output", () => {
    const step = { ...sampleContext.steps["load-warehouse"]!, output: `${"x".repeat(200)}\n`.repeat(5_000) };
    const steps = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`step-${index}`, { ...step, position: index + 1 }]),
    );
    const { html } = send({ steps });

    expect(html).toContain("95 more failed.");
    expect(html!.length).toBeLessThan(30_000);
  });

  it("stands an output of nothing but short lines", () => {
    const step = { ...sampleContext.steps["load-warehouse"]!, output: "a\n".repeat(500_000) };
    const steps = Object.fromEntries(
      ["a", "b", "c", "d", "e"].map((name, index) => [name, { ...step, position: index + 1 }]),
    );

    expect(send({ steps }).html).toContain(">a\na\na");
  });
});
