import { RunbellError } from "./request.mjs";
import { pause } from "./retry.mjs";

const OPEN_MS = 2_000;
const CLOSE_MS = 10_000;
const CLOSE_UNREACHED_MS = 5_000;
const STEP_EVERY_MS = 10_000;
const OPEN_EVERY_MS = 30_000;
const TICK_MS = 1_000;

/** Tells Runbell of one run as well as can be, and never throws: the command comes first. */
export class RunReporter {
  #client;
  #warn;
  #heartbeatMs;
  #abort = new AbortController();
  #timer = null;
  #inFlight = Promise.resolve();
  #isBusy = false;
  #due = { open: 0, beat: 0, step: 0 };
  #toldBytes = -1;
  #isReached = false;
  #answers = 0;
  id = null;
  lastError = null;

  /** @param {{ client: any, job: string, run: object, step: { name: string, metadata: object }, heartbeatMs: number, warn: (text: string) => void }} options */
  constructor({ client, job, run, step, heartbeatMs, warn }) {
    this.#client = client;
    this.#warn = warn;
    this.#heartbeatMs = heartbeatMs;
    this.job = job;
    this.run = run;
    this.step = step;
  }

  /** Opens the run before the command starts, which waits for it only so long. */
  async open() {
    await this.#attempt(() => this.#ensureOpen({ timeoutMs: OPEN_MS }));
  }

  /** Reports beside the command. `tail` is null when its output is nobody's business. */
  watch(tail, startedAt) {
    this.step.started_at = startedAt.toISOString();
    this.tail = tail;
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#tick();
  }

  #tick() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#inFlight = this.#attempt(() => this.#reportWhatIsDue()).finally(() => {
      this.#isBusy = false;
    });
  }

  async #reportWhatIsDue() {
    const now = Date.now();
    const options = { signal: this.#abort.signal };
    if (this.id === null) {
      if (now < this.#due.open) return;
      this.#due.open = now + OPEN_EVERY_MS;
      await this.#ensureOpen(options);
    }
    if (now >= this.#due.beat) {
      this.#due.beat = now + this.#heartbeatMs;
      const { status } = await this.#reach(this.#client.runs.heartbeat(this.id, options));
      if (status !== "running") this.#warn(`Runbell holds the run as ${status}; the command goes on`);
    }
    const written = this.tail?.total ?? 0;
    if (now >= this.#due.step && written !== this.#toldBytes) {
      this.#due.step = now + STEP_EVERY_MS;
      this.#toldBytes = written;
      await this.#putStep({ status: "running" }, options);
    }
  }

  /**
   * Tells the end: repeated for some seconds where Runbell was there before, tried once where it was not, as whoever
   * started the command waits for it.
   * @returns {Promise<"reported" | "refused" | "unreachable">}
   */
  async close(step, end, signal) {
    clearInterval(this.#timer);
    const wasReached = this.#isReached;
    this.#abort.abort();
    await this.#inFlight;
    const overall = new AbortController();
    const giveUp = () => overall.abort();
    const timer = setTimeout(giveUp, wasReached ? CLOSE_MS : CLOSE_UNREACHED_MS);
    signal.addEventListener("abort", giveUp);
    const options = { signal: overall.signal };
    try {
      for (let delay = 500; ; delay *= 2) {
        const before = this.#answers;
        const error = await this.#attempt(async () => {
          await this.#ensureOpen(options);
          await this.#putStep(step, options);
          await this.#reach(this.#client.runs.close(this.id, end, options));
        });
        if (!error) return "reported";
        if (error.isRefusal) return "refused";
        const isThere = wasReached || this.#answers > before;
        if (!isThere || !error.isTransient) return "unreachable";
        await pause(delay, overall.signal);
        if (overall.signal.aborted) return "unreachable";
      }
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
    }
  }

  async #ensureOpen(options) {
    this.id ??= (await this.#reach(this.#client.runs.open(this.job, this.run, options))).id;
  }

  async #putStep(fields, options) {
    const { name, ...step } = this.stepReport(fields);
    await this.#reach(this.#client.runs.step(this.id, name, step, options));
  }

  /** The command's step as it is reported. */
  stepReport(fields) {
    return { type: "command", ...this.step, ...(this.tail && { output: this.tail.text() }), ...fields };
  }

  async #reach(call) {
    const result = await call;
    this.#isReached = true;
    this.#answers++;
    return result;
  }

  /** Gives the error that the call ended with, or null. That nothing answers is told at the end, once. */
  async #attempt(call) {
    try {
      await call();
      return null;
    } catch (error) {
      if (!(error instanceof RunbellError)) throw error;
      this.lastError = error;
      this.#isReached = error.code !== "no_answer";
      if (!error.isTransient) this.#warn(`not reported: ${error.message}`);
      return error;
    }
  }
}
