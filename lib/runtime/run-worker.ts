import type { AddressGuard } from "@/lib/channels/address-guard";
import { claimRuns, type ClaimedRun } from "@/lib/executor/claim-run";
import { executeRun } from "@/lib/executor/execute-run";
import { runSchedules, SCHEDULES_AT_ONCE } from "@/lib/executor/schedules/run-schedules";
import { watchRuns } from "@/lib/executor/watch-runs";
import { isPaused } from "@/lib/queue/control";
import { onNudge } from "@/lib/queue/nudge";
import { WorkerLoop } from "@/lib/queue/worker";

export interface RunWorkerOptions {
  workerId: string;
  guard: AddressGuard;
  onError(error: unknown): void;
}

/** Runs that one worker executes at a time: a run mostly waits, so this bounds memory rather than processor time. */
const CONCURRENCY = 8;
const WATCH_MS = 10_000;

/**
 * Executes built-in runs next to any number of other workers, deals with the schedules that are due, and watches over the
 * runs that are under way.
 */
export class RunWorker {
  readonly #loop: WorkerLoop<ClaimedRun>;
  readonly #schedules: WorkerLoop<never>;
  readonly #stopping = new AbortController();
  readonly #options: RunWorkerOptions;
  #underWay = 0;
  #dealtWith = 0;
  #watch: NodeJS.Timeout | null = null;
  #stopListening = () => {};

  constructor(options: RunWorkerOptions) {
    this.#options = options;
    this.#loop = new WorkerLoop({
      claim: () => this.#claim(),
      handle: (runs) => this.#execute(runs),
      onError: options.onError,
    });
    this.#schedules = new WorkerLoop({
      claim: () => this.#runSchedules(),
      handle: () => Promise.resolve(),
      mayHaveMore: () => this.#dealtWith >= SCHEDULES_AT_ONCE,
      onError: options.onError,
    });
  }

  start(): void {
    this.#stopListening = onNudge("runs", () => this.#loop.nudge());
    this.#watch = setInterval(() => void watchRuns().catch(this.#options.onError), WATCH_MS);
    this.#schedules.start();
    this.#loop.start();
  }

  /** Takes nothing more; a step under way may end within the executor's grace, then its run is given back. */
  async stop(): Promise<void> {
    this.#stopListening();
    if (this.#watch) clearInterval(this.#watch);
    this.#stopping.abort();
    await this.#schedules.stop();
    await this.#loop.stop();
  }

  /** One claim and its execution instead of start(), for installations without a worker process. Gives how many runs. */
  async tick(budgetMs: number): Promise<number> {
    const runs = await this.#claim();
    const overtime = setTimeout(() => this.#stopping.abort(), budgetMs);
    await this.#execute(runs);
    clearTimeout(overtime);
    return runs.length;
  }

  async #runSchedules(): Promise<never[]> {
    this.#dealtWith = 0;
    this.#dealtWith = await runSchedules();
    return [];
  }

  async #claim(): Promise<ClaimedRun[]> {
    const room = CONCURRENCY - this.#underWay;
    if (room <= 0 || (await isPaused())) return [];
    const runs = await claimRuns(this.#options.workerId, room);
    this.#underWay += runs.length;
    return runs;
  }

  async #execute(runs: ClaimedRun[]): Promise<void> {
    await Promise.all(
      runs.map(async (run) => {
        try {
          await executeRun(run, { guard: this.#options.guard, signal: this.#stopping.signal });
        } catch (error) {
          this.#options.onError(error);
        } finally {
          this.#underWay--;
          this.#loop.nudge();
        }
      }),
    );
  }
}
