import type { FinishedAttempt } from "./deliver";
import { countTries, type CountedTry } from "./delivery-counters";
import { HealthNotes } from "./health-notes";
import type { Lanes } from "./lanes";
import { recordHealth } from "./record-health";
import { settleAttempts, type AttemptResult } from "./settle";
import { suppress } from "./suppress";

export interface AttemptStoreOptions {
  lanes: Lanes;
  /** Told what is through: sent, dead or skipped. */
  onSettled: (settled: AttemptResult[]) => void;
  onError: (error: unknown) => void;
}

/** Writes down what one worker's tries have come to. */
export class AttemptStore {
  readonly #options: AttemptStoreOptions;
  readonly #healthNotes = new HealthNotes();
  /** A write that fails is tried again: what it has noted already is not to count twice. */
  readonly #noted = new WeakSet<FinishedAttempt>();

  constructor(options: AttemptStoreOptions) {
    this.#options = options;
  }

  /**
   * Gives the ids that were settled. Throws when they cannot be, and may be called again with the same.
   *
   * Health first: where the settings were refused the message is due at once, and no worker may take it before the lane
   * is seen to be closed. Without health and suppressions the results are stored all the same: they are worth more.
   */
  async store(finished: readonly FinishedAttempt[]): Promise<Set<string>> {
    const fresh = finished.filter((attempt) => !this.#noted.has(attempt));
    await this.#try(() => this.#noteHealth(fresh));
    await this.#try(() => suppress(fresh.flatMap(({ refused }) => refused ?? [])));
    for (const attempt of fresh) this.#noted.add(attempt);

    const results = finished.map(({ result }) => result);
    const settled = await settleAttempts(results);
    const stored = finished.filter(({ result }) => settled.has(result.id));
    await this.#try(() => countTries(stored.flatMap(countedTry)));
    const through = results.filter(({ id, state }) => settled.has(id) && state !== "retrying");
    if (through.length > 0) await this.#try(async () => this.#options.onSettled(through));
    return settled;
  }

  async #noteHealth(finished: readonly FinishedAttempt[]): Promise<void> {
    const news = this.#healthNotes.choose(finished.flatMap(({ health }) => health));
    for (const { destination, reason, detail } of await recordHealth(news)) {
      this.#options.lanes.close(destination, { reason, detail });
      this.#options.lanes.closingIsStored(destination);
    }
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.onError(error);
    }
  }
}

/** What was not tried, because its channel is gone, is no try. */
function countedTry({ channelKind, result }: FinishedAttempt): CountedTry[] {
  const { outcome, reason, durationMs } = result;
  return reason === "channel_gone" ? [] : [{ channelKind, outcome, reason, durationMs }];
}
