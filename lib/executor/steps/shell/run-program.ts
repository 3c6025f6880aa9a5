import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { OutputTail } from "./output-tail";

export interface Program {
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  workingDirectory?: string;
}

export interface ProgramEnd {
  /** Null: a signal ended it. */
  exitCode: number | null;
  signal: NodeJS.Signals | null;
}

/** From the word to end to the end by force. */
const PATIENCE_MS = 5_000;
/** For what is still in the pipes of a program that has ended. */
const DRAIN_MS = 250;
const PROBE_MS = 50;

type Child = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Runs a program without a shell, in a process group of its own, without input. When `signal` is aborted the group is
 * told to end, and made to after 5 s; the answer is then how the program ended, as always. What it leaves running in the
 * background after its own end is left alone, and no longer heard. Throws the system's error when it cannot be started.
 */
export async function runProgram(
  { command, args, env, workingDirectory }: Program,
  { output, onOutput, signal }: { output: OutputTail; onOutput: () => void; signal: AbortSignal },
): Promise<ProgramEnd> {
  signal.throwIfAborted();
  const child: Child = spawn(command, [...args], {
    cwd: workingDirectory,
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    shell: false,
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", output.writer());
    stream.on("data", onOutput);
    // A pipe that breaks ends the output, not the worker.
    stream.on("error", () => undefined);
  }
  const hasEnded = new AbortController();
  const closed = once(child, "close").catch(() => undefined);
  const stopping = whenAborted(signal, hasEnded.signal, () => endGroup(child));
  try {
    return await endOf(child);
  } finally {
    hasEnded.abort();
    await stopping;
    await Promise.race([closed, delay(DRAIN_MS)]);
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

function endOf(child: Child): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (exitCode, signal) => resolve({ exitCode, signal }));
  });
}

/** Does the work when `signal` is aborted before `over` is. */
async function whenAborted(signal: AbortSignal, over: AbortSignal, work: () => Promise<void>): Promise<void> {
  const first = AbortSignal.any([signal, over]);
  if (!first.aborted) await once(first, "abort");
  if (signal.aborted) await work();
}

/** Until nobody of the group is left: who ignores SIGTERM, or was begun by the program, is ended by force. */
async function endGroup({ pid }: Child): Promise<void> {
  if (pid === undefined) return;
  const until = performance.now() + PATIENCE_MS;
  let isLeft = signalGroup(pid, "SIGTERM");
  while (isLeft && performance.now() < until) {
    await delay(PROBE_MS);
    isLeft = signalGroup(pid, 0);
  }
  if (isLeft) signalGroup(pid, "SIGKILL");
}

/** False: there is no such group any more. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
