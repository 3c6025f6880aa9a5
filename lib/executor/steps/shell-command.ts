import { stat } from "node:fs/promises";
import { programEnvironment } from "@/lib/config";
import type { ShellCommandConfig } from "@/lib/core/step";
import { durationInWords } from "@/lib/core/duration";
import type { TemplateContext } from "@/lib/templates/context";
import { TimedOutError } from "../deadline";
import { renderText } from "../render-text";
import { createOutputTail } from "./shell/output-tail";
import { runProgram, type Program, type ProgramEnd } from "./shell/run-program";
import {
  failed,
  timedOut,
  WorkerStoppedError,
  type StepContext,
  type StepReport,
  type StepRunner,
} from "./step-runner";

/**
 * Runs a program of the worker's machine. Arguments and variables are templates, each one value whatever is in it: no
 * shell reads them. The program gets none of Runbell's own environment. It is run once: when the worker died in the
 * middle, nobody knows what it did. What it leaves behind in its process group is ended with it when it takes too long.
 */
export const runShellCommand: StepRunner<ShellCommandConfig> = async (config, context) => {
  const { command } = config;
  if (!context.allowShell)
    return failed(
      "Programs may not be run here: RUNBELL_ALLOW_SHELL=1 in the worker's environment allows it.",
    );
  if (context.isResumed)
    return failed(
      `${command} was interrupted with its worker: whether it ended is unknown, so it was not run again. ` +
        `Check what it did, then run the job again.`,
    );

  const program = prepare(config, await context.templateContext(), context.runId);
  const startedAt = performance.now();
  const output = createOutputTail();
  const onOutput = () => context.showOutput(() => output.text());
  let end: ProgramEnd;
  try {
    end = await runProgram(program, { output, onOutput, signal: context.signal });
  } catch (error) {
    context.signal.throwIfAborted();
    return failed(await explainStart(error, config));
  }

  const kept: Partial<StepReport> = {
    output: output.text() || "The program wrote nothing.",
    metadata: { exit_code: end.exitCode, signal: end.signal, output_bytes: output.bytes },
  };
  const stopped = context.signal.aborted && reportStop(command, context, { startedAt, kept });
  return stopped || judge(config, end, kept);
};

function prepare(
  { command, args, env, working_directory: workingDirectory }: ShellCommandConfig,
  context: TemplateContext,
  runId: string,
): Program {
  const render = (source: string) => renderText(source, context);
  const own = Object.entries(env).map(([name, value]) => [name, render(value)]);
  const parameters = Object.entries(context.job?.parameters ?? {}).map(([name, value]) => [
    `RUNBELL_PARAM_${name.toUpperCase().replace(/\W/g, "_")}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return {
    command,
    args: args.map(render),
    env: {
      ...programEnvironment(),
      ...(Object.fromEntries([...own, ...parameters]) as Record<string, string>),
      RUNBELL_RUN_ID: runId,
      RUNBELL_JOB_KEY: context.job?.key ?? "",
    },
    workingDirectory,
  };
}

/** Throws the signal's reason when the run is somebody else's now. */
function reportStop(
  command: string,
  { signal }: StepContext,
  { startedAt, kept }: { startedAt: number; kept: Partial<StepReport> },
): StepReport {
  const reason: unknown = signal.reason;
  if (reason instanceof TimedOutError) return timedOut(reason, kept);
  if (!(reason instanceof WorkerStoppedError)) throw reason;
  const after = durationInWords(Math.round(performance.now() - startedAt));
  return failed(`${command} was ended after ${after}, because Runbell's worker was stopped.`, kept);
}

function judge(
  { command, expect_exit: expected }: ShellCommandConfig,
  { exitCode, signal }: ProgramEnd,
  kept: Partial<StepReport>,
): StepReport {
  if (exitCode === null) return failed(`${command} was ended by ${signal ?? "a signal"}.`, kept);
  if (expected.includes(exitCode)) return { status: "completed", ...kept };
  return failed(`${command} ended with exit code ${exitCode}; expected ${expected.join(" or ")}.`, kept);
}

async function explainStart(
  error: unknown,
  { command, working_directory: directory }: ShellCommandConfig,
): Promise<string> {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const hasDirectory =
    directory === undefined ||
    (await stat(directory).then(
      (found) => found.isDirectory(),
      () => false,
    ));
  if (!hasDirectory) return `The working directory ${directory} does not exist on the worker's machine.`;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return `There is no program ${command}: give its whole path, or a name on the worker's PATH.`;
    case "EACCES":
    case "EPERM":
      return `${command} may not be run by the user that the worker runs as.`;
    case "E2BIG":
      return `The arguments and variables of ${command} are too long.`;
    case "ERR_INVALID_ARG_VALUE":
      return `An argument or variable of ${command} holds a NUL character, which no program can be given.`;
    default:
      return `${command} could not be started (${code}).`;
  }
}
