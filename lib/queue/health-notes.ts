import type { HealthObservation } from "./observe-health";

const QUIET_MS = 5_000;
const MAX_KEPT = 10_000;

/**
 * Says which observations are worth a write. Nearly all are "still works", and a write for each would cost as much as
 * settling the message, on one row for which all workers wait; so a worker repeats it for a destination every five
 * seconds only. Nothing is lost but a sample of its latency. A failure is always written, and so is the success that ends it,
 * whoever saw the failure.
 */
export class HealthNotes {
  readonly #quietUntil = new Map<string, number>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  choose(observations: readonly HealthObservation[]): HealthObservation[] {
    if (this.#quietUntil.size > MAX_KEPT) this.#quietUntil.clear();
    return observations.filter((observation) => this.#isNews(observation));
  }

  #isNews({ destination, failure, wasHealthy }: HealthObservation): boolean {
    if (failure) {
      this.#quietUntil.delete(destination);
      return true;
    }
    const isQuiet = (this.#quietUntil.get(destination) ?? -Infinity) > this.now();
    if (isQuiet && wasHealthy !== false) return false;
    this.#quietUntil.set(destination, this.now() + QUIET_MS);
    return true;
  }
}
