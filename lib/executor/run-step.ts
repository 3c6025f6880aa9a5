import { stepConfigs, stepTypes, type StepType } from "@/lib/core/step";
import type { z } from "zod";
import type { PlannedStep } from "./load-steps";
import { runHttpRequest } from "./steps/http-request";
import { runNotifyChannel } from "./steps/notify-channel";
import { runNotifyEmail } from "./steps/notify-email";
import { runNotifyConditional } from "./steps/notify-conditional";
import { runShellCommand } from "./steps/shell-command";
import { failed, type StepContext, type StepEnd, type StepRunner } from "./steps/step-runner";
import { runWait } from "./steps/wait";

/** One line for each step type. */
const runners: { [Type in StepType]: StepRunner<z.output<(typeof stepConfigs)[Type]>> } = {
  "http.request": runHttpRequest,
  "shell.command": runShellCommand,
  wait: runWait,
  "notify.email": runNotifyEmail,
  "notify.slack": runNotifyChannel("notify.slack"),
  "notify.teams": runNotifyChannel("notify.teams"),
  "notify.webhook": runNotifyChannel("notify.webhook"),
  "notify.conditional": runNotifyConditional,
};

/** Runs one step. Everything that goes wrong is a failed step, except that it was interrupted. */
export async function runStep(step: PlannedStep, context: StepContext): Promise<StepEnd> {
  if (!isStepType(step.type)) return failed(`Steps of the type ${step.type} are not known here.`);
  return dispatch(step.type, step.config, context);
}

async function dispatch<Type extends StepType>(
  type: Type,
  config: unknown,
  context: StepContext,
): Promise<StepEnd> {
  const schema: z.ZodType = stepConfigs[type];
  const parsed = schema.safeParse(config);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failed(`The step's configuration cannot be used: ${issue?.path.join(".")} ${issue?.message}.`);
  }
  const runner: StepRunner<z.output<(typeof stepConfigs)[Type]>> = runners[type];
  return runner(parsed.data as z.output<(typeof stepConfigs)[Type]>, context);
}

function isStepType(type: string): type is StepType {
  return (stepTypes as readonly string[]).includes(type);
}
