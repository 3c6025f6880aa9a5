import { z } from "zod";
import { isNotifyStep, NotifyEmailConfig, type SendOn } from "@/lib/core/step";

/** How a run stands when a step is reached: success until a step failed that fails the job. */
export type RunState =
  | { kind: "success" }
  | {
      kind: "failure";
      status: "failed" | "timed_out";
      /** Null: the time was over between two steps. */
      failedStep: string | null;
      failedStepId: string | null;
      errorMessage: string | null;
    };

export type StepPlan = { run: true } | { run: false; because: string };

/** Whether a step runs in the state the run is in, or why it is skipped. */
export function planStep(step: { type: string; config: unknown }, state: RunState): StepPlan {
  if (!isNotifyStep(step.type))
    return state.kind === "success"
      ? { run: true }
      : { run: false, because: `Skipped: ${whatFailed(state)}.` };

  const sendOn = sendOnOf(step.config);
  if (sendOn.includes(state.kind)) return { run: true };
  return {
    run: false,
    because:
      state.kind === "success"
        ? "Not sent: this message is for failures, and no step had failed."
        : `Not sent: this message is for success, and ${whatFailed(state, "had ")}.`,
  };
}

function whatFailed({ status, failedStep }: RunState & { kind: "failure" }, had: "had " | "" = ""): string {
  if (status === "failed") return `step “${failedStep}” ${had}failed`;
  return `the run ${had}timed out${failedStep === null ? "" : ` at step “${failedStep}”`}`;
}

const SendOnConfig = z.looseObject({ send_on: NotifyEmailConfig.shape.send_on });

/** An unreadable configuration counts as "always", so that the step runs and fails with the reason. */
function sendOnOf(config: unknown): readonly SendOn[] {
  const parsed = SendOnConfig.safeParse(config);
  return parsed.success ? parsed.data.send_on : ["success", "failure"];
}
