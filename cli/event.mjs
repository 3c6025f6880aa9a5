import { connect, makeWarn } from "./connection.mjs";
import { withDedupeKey } from "./event-chunks.mjs";
import { readOptions, readPairs, UsageError } from "./options.mjs";
import { RunbellError } from "./request.mjs";
import { Spool } from "./spool.mjs";

/** Records an event. Gives the exit status: 1 only when Runbell refused it. */
export async function recordEvent(args, env) {
  const { event, isQuiet } = readEvent(args, env);
  const warn = makeWarn(isQuiet);
  const { client, url, why } = connect(env);
  if (why) {
    warn(`not recorded: ${why}`);
    return 0;
  }
  try {
    await client.events.record(event);
    return 0;
  } catch (error) {
    if (!(error instanceof RunbellError)) throw error;
    if (error.isRefusal) {
      warn(`not recorded: ${error.message}`);
      return 1;
    }
    new Spool(env).store({ kind: "event", url, event });
    warn(`the event is recorded later: ${error.message}`);
    return 0;
  }
}

function readEvent(args, env) {
  const { values } = readOptions(args, {
    type: { type: "string" },
    title: { type: "string" },
    severity: { type: "string" },
    job: { type: "string", short: "j" },
    message: { type: "string" },
    detail: { type: "string", multiple: true },
    "dedupe-key": { type: "string" },
    quiet: { type: "boolean", short: "q" },
  });
  if (!values.type) throw new UsageError("--type is missing, such as data_quality.failure");
  const event = withDedupeKey({
    type: values.type,
    title: values.title,
    severity: values.severity,
    job: values.job ?? env.RUNBELL_JOB,
    message: values.message,
    details: readPairs(values.detail, "detail"),
    occurred_at: new Date().toISOString(),
    dedupe_key: values["dedupe-key"],
  });
  return { isQuiet: values.quiet === true, event };
}
