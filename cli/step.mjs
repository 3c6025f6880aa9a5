import { readFileSync } from "node:fs";
import { connect, makeWarn } from "./connection.mjs";
import { readOptions, UsageError } from "./options.mjs";
import { OutputTail } from "./output-tail.mjs";
import { RunbellError } from "./request.mjs";
import { Spool } from "./spool.mjs";

const statuses = ["pending", "running", "completed", "failed", "skipped"];

/** Reports a step of the run that `runbell exec` has opened around us. Gives the exit status. */
export async function reportStep(args, env) {
  const { name, isQuiet, runId, step } = readStep(args, env);
  const warn = makeWarn(isQuiet);
  const { client, url, why } = connect(env);
  if (why) {
    warn(`not reported: ${why}`);
    return 0;
  }
  const { RUNBELL_JOB: job, RUNBELL_EXTERNAL_ID: external_id, RUNBELL_STARTED_AT: started_at } = env;
  const run = { external_id, started_at };
  if (!runId && !(job && external_id))
    throw new UsageError("there is no run: call it in a command of runbell exec, or give --run");
  try {
    const id = runId ?? (await client.runs.open(job, run)).id;
    await client.runs.step(id, name, step);
    return 0;
  } catch (error) {
    if (!(error instanceof RunbellError)) throw error;
    if (error.isRefusal || !(job && external_id)) {
      warn(`not reported: ${error.message}`);
      return error.isRefusal ? 1 : 0;
    }
    new Spool(env).store({ kind: "run", url, job, run, steps: [{ name, ...step }] });
    warn(`the step is reported later: ${error.message}`);
    return 0;
  }
}

function readStep(args, env) {
  const { values, positionals } = readOptions(
    args,
    {
      status: { type: "string" },
      output: { type: "string" },
      error: { type: "string" },
      run: { type: "string" },
      quiet: { type: "boolean", short: "q" },
    },
    true,
  );
  const [name] = positionals;
  const status = values.status ?? "completed";
  if (!name || positionals.length > 1) throw new UsageError("give the step one name");
  if (!statuses.includes(status))
    throw new UsageError(`--status is one of ${statuses.join(", ")}, not ${status}`);
  const now = new Date().toISOString();
  return {
    name,
    isQuiet: values.quiet === true,
    runId: values.run ?? env.RUNBELL_RUN_ID,
    step: {
      status,
      output: values.output === undefined ? undefined : readOutput(values.output),
      error_message: values.error,
      // Sent later, it has to say itself when it was.
      ...(status === "running" && { started_at: now }),
      ...(["completed", "failed"].includes(status) && { completed_at: now }),
    },
  };
}

function readOutput(given) {
  const tail = new OutputTail(65_536);
  tail.add(given === "-" ? readFileSync(0) : Buffer.from(given));
  return tail.text();
}
