import { spawn } from "node:child_process";
import { constants } from "node:os";
import { openFifo } from "./fifo.mjs";

/** From SIGTERM to SIGKILL, for a command that is over its time. */
const KILL_AFTER_MS = 10_000;
/** A background process may hold the output open after the command has ended: it is not waited for. */
const IDLE_MS = 1_000;

const hasTerminal = () => [0, 1, 2].some((fd) => [process.stdin, process.stdout, process.stderr][fd].isTTY);

/**
 * Runs the command with the streams of this process, as if it had been started without us, and says how it ended.
 * `tail` gets what it writes; without one the command has our own streams, also a terminal.
 * @returns {Promise<{ exitStatus: number, signal: string | null, isTimedOut: boolean, problem: string | null }>}
 */
export function runCommand({ command, args, env, tail, timeoutMs, signals }) {
  return new Promise((resolve) => {
    // A group of its own is ended as a whole, but is cut off from the terminal.
    const isGroup = timeoutMs !== null && !hasTerminal();
    const fifos = tail ? [openFifo(), openFifo()] : [];
    const [out, err] = tail ? fifos.map((fifo) => fifo?.writeEnd ?? "pipe") : ["inherit", "inherit"];
    let child;
    try {
      child = spawn(command, args, { env, stdio: ["inherit", out, err], detached: isGroup });
    } catch (error) {
      for (const fifo of fifos) fifo?.reader.destroy();
      return resolve(notStarted(command, error));
    } finally {
      for (const fifo of fifos) fifo?.release();
    }
    let isTimedOut = false;
    const timers = [];

    const send = (name) => {
      try {
        if (isGroup && child.pid) process.kill(-child.pid, name);
        else child.kill(name);
      } catch {
        // It has ended meanwhile.
      }
    };
    signals.handTo((name) => {
      // A terminal sends these to the command as well: twice would mean "at once" to many programs.
      const isFromTerminal = hasTerminal() && (name === "SIGINT" || name === "SIGQUIT");
      if (!isFromTerminal) send(name);
    });
    if (timeoutMs !== null) {
      const giveUp = () => {
        isTimedOut = true;
        send("SIGTERM");
        timers.push(setTimeout(() => send("SIGKILL"), KILL_AFTER_MS));
      };
      timers.push(setTimeout(giveUp, timeoutMs));
    }

    const passed = tail
      ? [
          pass(fifos[0]?.reader ?? child.stdout, process.stdout, tail),
          pass(fifos[1]?.reader ?? child.stderr, process.stderr, tail),
        ]
      : [];
    child.once("error", (error) => {
      if (child.pid !== undefined) return;
      timers.forEach(clearTimeout);
      resolve(notStarted(command, error));
    });
    child.once("exit", async (code, signal) => {
      timers.forEach(clearTimeout);
      await Promise.all(passed.map(({ untilIdle }) => untilIdle()));
      const exitStatus = code ?? 128 + (constants.signals[signal] ?? 0);
      resolve({ exitStatus, signal, isTimedOut, problem: null });
    });
  });
}

function pass(from, to, tail) {
  let isOpen = true;
  let last = 0;
  const closed = new Promise((done) => from.once("close", done)).then(() => {
    isOpen = false;
  });
  from.on("data", (chunk) => {
    last = Date.now();
    tail.add(chunk);
    if (to.write(chunk)) return;
    from.pause();
    to.once("drain", () => from.resume());
  });
  from.on("error", () => from.destroy());
  // Whoever read our output has gone: the command learns it as it would without us.
  to.on("error", () => from.destroy());
  return {
    async untilIdle() {
      last = Date.now();
      while (isOpen && (from.isPaused() || Date.now() - last < IDLE_MS))
        await Promise.race([closed, new Promise((done) => setTimeout(done, 50))]);
      from.destroy();
    },
  };
}

/** As shells say it: 127 for a command that is not there, 126 for one that cannot be run. */
function notStarted(command, error) {
  const isMissing = error.code === "ENOENT";
  return {
    exitStatus: isMissing ? 127 : 126,
    signal: null,
    isTimedOut: false,
    problem: isMissing ? `${command}: command not found` : `${command}: cannot be run (${error.code})`,
  };
}
