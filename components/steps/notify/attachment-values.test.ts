import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/schemas/field";
import { attachedIn, attachmentsOf, LOG_NAME } from "./attachment-values";

test("Attachments are the log and files by name, and come back as they were", () => {
  const attachments: JsonObject[] = [
    { type: "job_log", filename: LOG_NAME },
    { type: "result_file", name: "report-*.csv" },
    { type: "result_file", name: "plot.png", filename: "{{ job.name }}.png" },
  ];
  const attached = attachedIn({ attachments });

  expect(attached).toEqual({
    log: LOG_NAME,
    files: [
      { name: "report-*.csv", filename: "" },
      { name: "plot.png", filename: "{{ job.name }}.png" },
    ],
  });
  expect(attachmentsOf(attached)).toEqual(attachments);
});

test("Attachments that are none, or not readable, are no error", () => {
  expect(attachedIn({})).toEqual({ log: null, files: [] });
  expect(attachedIn({ attachments: ["x", null, { type: "other" }] })).toEqual({ log: null, files: [] });
  expect(attachmentsOf({ log: null, files: [] })).toEqual([]);
});
