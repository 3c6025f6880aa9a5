#!/usr/bin/env node
import { runAdmin } from "./admin.mjs";
import { recordEvent } from "./event.mjs";
import { exec } from "./exec.mjs";
import { flushSpool } from "./flush-command.mjs";
import { help, version } from "./help.mjs";
import { UsageError } from "./options.mjs";
import { reportStep } from "./step.mjs";

const WRONG_CALL = 125;
const reRaised = ["SIGINT", "SIGTERM", "SIGHUP"];

const commands = {
  exec,
  step: reportStep,
  event: recordEvent,
  flush: flushSpool,
  admin: runAdmin,
  "--version": async () => void process.stdout.write(`${version}\n`),
  "--help": async () => void process.stdout.write(help),
};

const env = { ...process.env };
// Node ends only when a look-up of a name has: with name servers that keep silent that takes the C library 10 s and more.
process.env.RES_OPTIONS ??= "timeout:2 attempts:1";

// Node 18 says on stderr that its fetch is new: these lines are not the command's.
process.removeAllListeners("warning");

try {
  const [name = "", ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : null;
  if (!command) throw new UsageError(name ? `there is no command ${name}` : "which command?");
  leave(await command(args, env));
} catch (error) {
  const isWrongCall = error instanceof UsageError;
  process.stderr.write(`runbell: ${error.message}${isWrongCall ? " (see runbell --help)" : ""}\n`);
  process.exit(isWrongCall ? WRONG_CALL : 1);
}

/** With the command's own end: who waits for us learns of a signal as of one. */
function leave(end) {
  const { exitStatus = 0, signal = null } = typeof end === "number" ? { exitStatus: end } : (end ?? {});
  if (reRaised.includes(signal)) process.kill(process.pid, signal);
  // A signal may take a moment to arrive.
  setTimeout(() => process.exit(exitStatus), signal ? 100 : 0);
}
