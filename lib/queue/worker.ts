export interface LoopOptions<Item> {
  /** Takes work; an empty answer means that there is none now. It may wait for room, until the signal ends the wait. */
  claim(signal: AbortSignal): Promise<Item[]>;
  /** Does the work. The loop goes on claiming meanwhile. */
  handle(items: Item[]): Promise<void>;
  /** Whether to look again at once, after so many were found and begun; without it whenever there were any. */
  mayHaveMore?(found: number): boolean;
  onError(error: unknown): void;
  /** Between two looks when there is nothing to do. */
  intervalMs?: number;
  /** The longest pause between two looks when looking fails, as when the database is away. */
  maxBackoffMs?: number;
  random?: () => number;
}

/** Looks for work, has it done, and looks again. It knows nothing of the work. */
export class WorkerLoop<Item> {
  readonly #options: Required<LoopOptions<Item>>;
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #running: Promise<void> | null = null;
  #wake: (() => void) | null = null;
  #isNudged = false;
  #failures = 0;

  constructor(options: LoopOptions<Item>) {
    this.#options = {
      intervalMs: 1_000,
      maxBackoffMs: 10_000,
      random: Math.random,
      mayHaveMore: (found) => found > 0,
      ...options,
    };
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Look now, or right after the look that is under way. Not while backing off: what fails is not to be hammered. */
  nudge(): void {
    this.#isNudged = true;
    if (this.#failures === 0) this.#wake?.();
  }

  /** Takes nothing more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake?.();
    await this.#running;
    await Promise.all(this.#underWay);
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      this.#isNudged = false;
      const mayHaveMore = await this.#look();
      if (!mayHaveMore && !this.#isNudged && !this.#isStopping) await this.#rest();
    }
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #look(): Promise<boolean> {
    try {
      const items = await this.#options.claim(this.#stopping.signal);
      this.#failures = 0;
      if (items.length > 0) this.#begin(items);
      return this.#options.mayHaveMore(items.length);
    } catch (error) {
      if (this.#isStopping) return false;
      this.#failures++;
      this.#isNudged = false;
      this.#options.onError(error);
      return false;
    }
  }

  #begin(items: Item[]): void {
    const work = this.#options
      .handle(items)
      .catch((error: unknown) => this.#options.onError(error))
      .finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  /** Never the same time twice, lest many workers look at the same moment for ever. */
  async #rest(): Promise<void> {
    const { intervalMs, maxBackoffMs, random } = this.#options;
    const pauseMs = Math.min(maxBackoffMs, intervalMs * 2 ** Math.min(this.#failures, 20));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs * (0.8 + 0.4 * random()));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }
}
