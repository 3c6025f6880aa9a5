import { hostname } from "node:os";
import { basename } from "node:path";
import { connect, makeWarn } from "./connection.mjs";
import { flush } from "./flush.mjs";
import { readDuration, readOptions, readPairs, readSize, UsageError } from "./options.mjs";
import { OutputTail } from "./output-tail.mjs";
import { RunReporter } from "./reporter.mjs";
import { runCommand } from "./run-command.mjs";
import { Signals } from "./signals.mjs";
import { Spool } from "./spool.mjs";
import { uniqueId } from "./unique-id.mjs";

/** What the API takes as the output of a step. */
const MOST_OUTPUT = 65_536;
/** After the end there is nobody left who should wait for old reports. */
const FLUSH_MS = 2_000;
const TIMED_OUT = 124;

/**
 * Runs a command as a run of a job. Resolves with the exit status to pass on and the signal that the command died of;
 * whether Runbell is there makes no difference to either.
 */
export async function exec(args, env) {
  const { command, commandArgs, ...options } = readExec(args);
  const warn = makeWarn(options.isQuiet);
  const signals = new Signals();
  const tail = options.keepsOutput ? new OutputTail(options.tailBytes) : null;
  const { client, url, why } = connect(env);
  const run = {
    external_id: uniqueId(),
    started_at: new Date().toISOString(),
    parameters: options.parameters,
    ...(options.target && { target: { name: options.target, hostname: hostname() } }),
  };
  const reporter = client
    ? new RunReporter({
        client,
        job: options.job,
        run,
        step: { name: options.name ?? basename(command).slice(0, 120), metadata: { host: hostname() } },
        heartbeatMs: options.heartbeatMs,
        warn,
      })
    : null;
  if (why) warn(`not reported: ${why}`);
  await reporter?.open();
  const isEndedEarly = signals.last !== null;

  const startedAt = new Date();
  reporter?.watch(tail, startedAt);
  const flushing = new AbortController();
  const spool = new Spool(env);
  const flushed = reporter?.id
    ? flush({ spool, client, url, warn, signal: flushing.signal }).catch((error) => warn(error.message))
    : null;
  const ended = isEndedEarly
    ? { exitStatus: 0, signal: signals.last, isTimedOut: false, problem: null }
    : await runCommand({
        command,
        args: commandArgs,
        env: childEnvironment(env, { job: options.job, run, id: reporter?.id }),
        tail,
        timeoutMs: options.timeoutMs,
        signals,
      });
  if (ended.problem) process.stderr.write(`runbell: ${ended.problem}\n`);

  if (reporter) {
    const hurry = new AbortController();
    signals.handTo(() => hurry.abort());
    await tellEnd({ reporter, ended, options, startedAt, signal: hurry.signal, spool, url, warn });
    await within(FLUSH_MS, flushed, flushing);
  }
  signals.release();
  return {
    exitStatus: ended.isTimedOut ? TIMED_OUT : ended.exitStatus,
    signal: ended.isTimedOut ? null : ended.signal,
  };
}

async function tellEnd({ reporter, ended, options, startedAt, signal, spool, url, warn }) {
  const completedAt = new Date();
  const { status, error_message } = endOf(ended, options);
  const times = {
    completed_at: completedAt.toISOString(),
    execution_time_ms: Math.min(completedAt.getTime() - startedAt.getTime(), 2_000_000_000),
  };
  const step = {
    status: status === "completed" ? "completed" : "failed",
    error_message,
    ...times,
    metadata: {
      ...reporter.step.metadata,
      exit_status: ended.exitStatus,
      ...(reporter.tail && { output_bytes: reporter.tail.total }),
    },
  };
  const end = { status, error_message, ...times };
  if ((await reporter.close(step, end, signal)) !== "unreachable") return;

  const reason = reporter.lastError?.message;
  try {
    const { job, run } = reporter;
    spool.store({ kind: "run", url, job, run, steps: [reporter.stepReport(step)], end });
    warn(`the run is reported later, from ${spool.folder}: ${reason}`);
  } catch (error) {
    warn(`the run is not reported: ${reason}; and it cannot be stored: ${error.message}`);
  }
}

/** The end of the run in the words of the API. */
function endOf({ exitStatus, signal, isTimedOut, problem }, { timeout }) {
  if (isTimedOut) return { status: "timed_out", error_message: `killed as it took longer than ${timeout}` };
  if (problem) return { status: "failed", error_message: problem };
  if (signal) return { status: "failed", error_message: `killed by ${signal}` };
  if (exitStatus !== 0) return { status: "failed", error_message: `exit status ${exitStatus}` };
  return { status: "completed", error_message: undefined };
}

/** So that `runbell step` in the command, or curl, finds its run. */
function childEnvironment(env, { job, run, id }) {
  return {
    ...env,
    RUNBELL_JOB: job,
    RUNBELL_EXTERNAL_ID: run.external_id,
    RUNBELL_STARTED_AT: run.started_at,
    ...(id && { RUNBELL_RUN_ID: id }),
  };
}

async function within(ms, work, controller) {
  if (!work) return;
  const timer = setTimeout(() => controller.abort(), ms);
  await work;
  clearTimeout(timer);
}

function readExec(args) {
  const at = args.indexOf("--");
  const [command, ...commandArgs] = at === -1 ? [] : args.slice(at + 1);
  if (!command) throw new UsageError("the command is missing: put it after --");
  const { values } = readOptions(args.slice(0, at), {
    job: { type: "string", short: "j" },
    name: { type: "string" },
    target: { type: "string" },
    param: { type: "string", multiple: true },
    heartbeat: { type: "string" },
    tail: { type: "string" },
    timeout: { type: "string" },
    "no-output": { type: "boolean" },
    quiet: { type: "boolean", short: "q" },
  });
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/.test(values.job ?? ""))
    throw new UsageError("--job is the key of a job: letters, digits, dot, dash and underscore");
  return {
    command,
    commandArgs,
    job: values.job,
    name: values.name,
    target: values.target,
    parameters: readPairs(values.param, "param"),
    heartbeatMs: readDuration(values.heartbeat ?? "60s", "heartbeat"),
    tailBytes: readSize(values.tail ?? "64k", "tail", MOST_OUTPUT),
    timeout: values.timeout,
    timeoutMs: values.timeout === undefined ? null : readDuration(values.timeout, "timeout"),
    keepsOutput: !values["no-output"],
    isQuiet: values.quiet === true,
  };
}
