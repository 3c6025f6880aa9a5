import { expect, test } from "vitest";
import type { JobParameter } from "@/lib/core/parameter";
import { newParameter, parameterDraftOf, parameterInputOf } from "./parameter-draft";

const parameters: JobParameter[] = [
  { name: "a", type: "text", required: true, default: "x" },
  { name: "b", type: "number", required: false, default: 0.5 },
  { name: "c", type: "boolean", required: false, default: false },
  { name: "d", type: "choice", required: false, choices: ["x", "y"], default: "y" },
  { name: "e", type: "json", required: false, default: ["x", { y: 1 }] },
  { name: "f", label: "Which?", description: "Of them", type: "text", required: false },
];

test.each(parameters)("a stored parameter is sent as it came: $name", (parameter) => {
  expect(parameterInputOf(parameterDraftOf(parameter))).toEqual(parameter);
});

test("a default that is no number is sent as typed, so that the check refuses it", () => {
  expect(parameterInputOf({ ...newParameter("p"), type: "number", default_text: "ten" }).default).toBe("ten");
});
