import { describe, expect, it } from "vitest";
import type { Actor, Role } from "@/lib/core/actor";
import { JobDefinition } from "@/lib/schemas/job-definition";
import { completeStep } from "./job-definition";
import { refuseShellSteps } from "./refuse-shell-steps";

const stepsOf = (...steps: object[]) => JobDefinition.parse({ name: "Job", steps }).steps;
const dump = { name: "Dump", type: "shell.command", config: { command: "pg_dump" } };
const other = { name: "Wait", type: "wait", config: { seconds: 1 } };

const codeOf = (role: Role, isAllowed: boolean, steps: object[], known: object[] = []) => {
  const actor = { role } as Actor;
  try {
    refuseShellSteps({ actor, isAllowed }, stepsOf(...steps), stepsOf(other, ...known).map(completeStep));
    return null;
  } catch (error) {
    return error;
  }
};

describe("steps that run programs", () => {
  it("are switched off, and the words say what allows them", () => {
    expect(codeOf("admin", false, [other, dump])).toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("RUNBELL_ALLOW_SHELL") as string,
      issues: [{ pointer: "/steps/1/type" }],
    });
  });

  it("are for admins where they are allowed", () => {
    expect(codeOf("admin", true, [dump])).toBeNull();
    expect(codeOf("author", true, [other, dump])).toMatchObject({
      code: "forbidden",
      issues: [{ pointer: "/steps/1/type" }],
    });
  });

  it("may stay as they are, but not be changed, by others", () => {
    expect(codeOf("author", true, [dump, other], [dump])).toBeNull();
    expect(codeOf("author", false, [other, dump], [dump])).toBeNull();
    for (const changed of [{ enabled: false }, { config: { command: "rm" } }, { name: "Other" }])
      expect(codeOf("author", true, [{ ...dump, ...changed }], [dump])).toMatchObject({ code: "forbidden" });
  });
});
