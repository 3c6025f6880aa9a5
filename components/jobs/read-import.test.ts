import { describe, expect, it } from "vitest";
import { joinFiles, readImport } from "./read-import";

const step = { name: "Tell", type: "notify.email", config: {} };
const job = { name: "ETL", steps: [step] };

describe("a file with jobs", () => {
  it.each([
    ["a job", job, { kind: "jobs", jobs: [job] }],
    ["a list", [job, job], { kind: "jobs", jobs: [job, job] }],
    ["what the API takes", { jobs: [job] }, { kind: "jobs", jobs: [job] }],
    [
      "a reported job",
      { name: "Dump", kind: "reported" },
      { kind: "jobs", jobs: [{ name: "Dump", kind: "reported" }] },
    ],
    ["a single step", step, { kind: "steps", steps: [step] }],
    ["steps", [step, step], { kind: "steps", steps: [step, step] }],
  ])("can be %s", (_, value, reading) => {
    expect(readImport(JSON.stringify(value))).toEqual(reading);
  });

  it.each([
    ["{", /^This is not valid JSON\. ./],
    ["[]", /nothing/],
    ["[1]", /neither a job nor a step/],
    [JSON.stringify([job, step]), /jobs and single steps/],
    [JSON.stringify(Array.from({ length: 101 }, () => job)), /101 jobs/],
  ])("is not %.40s", (text, problem) => {
    expect(readImport(text)).toMatchObject({
      kind: "problem",
      problem: expect.stringMatching(problem) as string,
    });
  });

  it("can be several", () => {
    const text = JSON.stringify(job);
    expect(joinFiles([text])).toBe(text);
    expect(readImport(joinFiles([text, JSON.stringify([job, job])]))).toEqual({
      kind: "jobs",
      jobs: [job, job, job],
    });
    expect(readImport(joinFiles([text, "{"])).kind).toBe("problem");
  });
});
