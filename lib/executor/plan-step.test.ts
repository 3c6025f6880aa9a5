import { describe, expect, it } from "vitest";
import { planStep, type RunState } from "./plan-step";

const success: RunState = { kind: "success" };
const failure: RunState = {
  kind: "failure",
  status: "failed",
  failedStep: "Load",
  failedStepId: "019a0000-0000-7000-8000-000000000001",
  errorMessage: "No space left",
};

describe("planStep", () => {
  it.each([
    ["wait", {}, success, true],
    ["wait", {}, failure, false],
    ["http.request", {}, failure, false],
    ["notify.email", {}, success, true],
    ["notify.email", {}, failure, true],
    ["notify.email", { send_on: ["success"] }, success, true],
    ["notify.email", { send_on: ["success"] }, failure, false],
    ["notify.email", { send_on: ["failure"] }, success, false],
    ["notify.email", { send_on: ["failure"] }, failure, true],
    ["notify.email", { send_on: ["success", "failure"] }, failure, true],
    ["notify.email", { send_on: "nonsense" }, failure, true],
    ["notify.slack", {}, failure, true],
    ["notify.teams", { send_on: ["failure"] }, success, false],
    ["notify.webhook", { send_on: ["success"] }, failure, false],
    ["notify.conditional", { send_on: ["failure"] }, success, false],
    ["notify.conditional", { send_on: ["failure"] }, failure, true],
    ["shell.command", {}, failure, false],
  ] as const)("%s with %j in %j runs: %s", (type, config, state, runs) => {
    expect(planStep({ type, config }, state).run).toBe(runs);
  });

  it("says in words why a step is skipped", () => {
    expect(planStep({ type: "wait", config: {} }, failure)).toEqual({
      run: false,
      because: "Skipped: step “Load” failed.",
    });
    expect(planStep({ type: "notify.email", config: { send_on: ["failure"] } }, success)).toEqual({
      run: false,
      because: "Not sent: this message is for failures, and no step had failed.",
    });
    const timedOut = { ...failure, status: "timed_out" } as const;
    expect(planStep({ type: "wait", config: {} }, timedOut)).toEqual({
      run: false,
      because: "Skipped: the run timed out at step “Load”.",
    });
    const between = { ...timedOut, failedStep: null, failedStepId: null };
    expect(planStep({ type: "notify.email", config: { send_on: ["success"] } }, between)).toEqual({
      run: false,
      because: "Not sent: this message is for success, and the run had timed out.",
    });
  });
});
