import { expect, test } from "vitest";
import { makeId } from "./make-id";
import { readSteps, stepText } from "./step-clipboard";
import { newStep } from "./step-list";

const ours = {
  name: "Send Status Email",
  type: "notify.email",
  config: { recipients: ["admin@company.com"], subject_template: "s", body_template: "b" },
};

test("a step as people write it is read, with what follows from its type", () => {
  expect(readSteps(JSON.stringify(ours), [], () => "id")).toEqual([
    { ...ours, id: "id", on_error: "continue", enabled: true, timeout_seconds: null },
  ]);
});

test("lists and whole jobs are read, and names that are taken get a number", () => {
  const existing = [{ ...newStep("a", "wait", []), name: "Send Status Email" }];
  const names = (text: string) => readSteps(text, existing, makeId)?.map(({ name }) => name);

  expect(names(JSON.stringify([ours, ours]))).toEqual(["Send Status Email 2", "Send Status Email 3"]);
  expect(names(JSON.stringify({ name: "A job", steps: [ours] }))).toEqual(["Send Status Email 2"]);
});

test("what is copied is read again as it was", () => {
  const step = { ...newStep("a", "http.request", []), timeout_seconds: 5, enabled: false };

  expect(readSteps(stepText(step), [], () => "a")).toEqual([step]);
});

test("any other text is left to whoever else takes it", () => {
  for (const text of ["hello", "42", '{"type":"no.such"}', "[]"])
    expect(readSteps(text, [], makeId), text).toBeNull();
});
