import { describe, expect, test } from "vitest";
import { eventCatalogue, eventTypes } from "@/lib/core/event";
import type { JsonRecord } from "@/lib/templates/context-shape";
import { contextOfEvent } from "./event-context";

const failed: JsonRecord = {
  event: { type: "job.failed", severity: "error", title: "nightly-etl failed", message: "Step load failed" },
  job: { name: "nightly-etl", status: "failed", error_message: "broke", total_steps: 2, failed_steps: 1 },
  steps: { load: { status: "failed", error_message: "broke" } },
  org: { name: "Acme" },
};

describe("the sample as another event", () => {
  test("the sample's own event stays as it is", () => {
    expect(contextOfEvent(failed, "job.failed")).toBe(failed);
  });

  test("a completed job has nothing of the failure left", () => {
    const text = JSON.stringify(contextOfEvent(failed, "job.completed"));
    expect(text).not.toMatch(/broke|failed"|Step load/);
    expect(text).toContain('"completed_steps":2');
  });

  test("each event type has its severity and name, and the rest of the sample", () => {
    for (const type of eventTypes) {
      const { event, org } = contextOfEvent(failed, type);
      expect(event).toMatchObject({ type, severity: eventCatalogue[type].severity });
      expect(JSON.stringify(event)).toContain("nightly-etl");
      expect(org).toEqual({ name: "Acme" });
    }
  });
});
