import { expect, test } from "vitest";
import { prepareData } from "@/lib/templates/data";
import type { Delivery } from "./load-deliveries";
import { messageSubject } from "./message-subject";

const appUrl = "https://runbell.test";
const line = (event_type: string, state_now: string | null) => ({ event_type, state_now });

function about(lines: object[] | null, fields: Partial<Delivery> = {}) {
  const delivery = {
    id: "n1",
    organisationId: "o1",
    eventType: null,
    occurredAt: new Date("2026-07-15T12:00:00Z"),
    runId: null,
    jobId: "j1",
    jobKey: "backup",
    jobName: "Backup",
    bundleKey: null,
    context: prepareData(lines ? { bundle: { lines } } : {}),
    ...fields,
  } as Partial<Delivery> as Delivery;
  return messageSubject(delivery, appUrl);
}

test.each([
  ["all over", [line("job.failed", "resolved"), line("job.recovered", null)], "job.recovered"],
  ["one goes on", [line("job.failed", "open"), line("job.warning", "resolved")], null],
  ["good news that is out of date", [line("job.recovered", "open")], null],
  ["something that has no end", [line("job.failed", "resolved"), line("data_quality.failure", null)], null],
  ["nothing", [], null],
  ["no message of several", null, null],
])("troubles of one job that are told together end as they are: %s", (_, lines, expected) => {
  expect(about(lines).eventType).toBe(expected);
});

test("of several jobs none is the one that ended", () => {
  expect(about([line("job.failed", "resolved")], { jobId: null }).eventType).toBeNull();
});

test("what belongs to a group is shown with it, and nothing else that is told together", () => {
  expect(about(null, { bundleKey: "group:job=x" }).threadKey).toBe("group:job=x");
  expect(about(null, { bundleKey: "digest" }).threadKey).toBeNull();
  expect(about(null).threadKey).toBeNull();
});
