import { setTimeout as delay } from "node:timers/promises";

export interface GroupCommitOptions {
  /** The most that one write carries. */
  size?: number;
  /** How long a write is tried again before what it carries is given up. */
  patienceMs?: number;
  /** Between two writes, unless a whole one has come together: where much is to do, few writes are better than many. */
  restMs?: number;
  onError(error: unknown): void;
}

/**
 * Collects what is to be written while a write is under way, and writes it together: one at a time when there is little to
 * do, many when there is much. A write that fails is tried again, so a database that is away for a moment costs no result.
 */
export class GroupCommit<Item, Answer> {
  readonly #write: (items: Item[]) => Promise<Answer>;
  readonly #options: Required<GroupCommitOptions>;
  #waiting: { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void }[] = [];
  #isWriting = false;
  #isHurried = false;
  #restUntil = 0;
  #endRest = () => {};

  constructor(write: (items: Item[]) => Promise<Answer>, options: GroupCommitOptions) {
    this.#write = write;
    this.#options = { size: 100, patienceMs: 300_000, restMs: 0, ...options };
  }

  /** Resolves when the item is stored, with the answer of the write that carried it. */
  add(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isWriting) void this.#run();
      else if (this.#waiting.length >= this.#options.size) this.#endRest();
    });
  }

  /** From now on a failing write is not tried again, and none waits: the process is about to end. */
  hurry(): void {
    this.#isHurried = true;
    this.#endRest();
  }

  async #run(): Promise<void> {
    this.#isWriting = true;
    // What comes in the same turn goes along.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      await this.#rest();
      const group = this.#waiting.splice(0, this.#options.size);
      try {
        const answer = await this.#writePatiently(group.map(({ item }) => item));
        for (const { resolve } of group) resolve(answer);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
      this.#restUntil = performance.now() + this.#options.restMs;
    }
    this.#isWriting = false;
  }

  async #rest(): Promise<void> {
    const restMs = this.#restUntil - performance.now();
    if (restMs <= 0 || this.#isHurried || this.#waiting.length >= this.#options.size) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, restMs);
      this.#endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #writePatiently(items: Item[]): Promise<Answer> {
    const end = performance.now() + this.#options.patienceMs;
    for (let failures = 0; ; failures++) {
      try {
        return await this.#write(items);
      } catch (error) {
        this.#options.onError(error);
        if (this.#isHurried || performance.now() > end) throw error;
        await delay(Math.min(5_000, 100 * 2 ** Math.min(failures, 10)));
      }
    }
  }
}
