import { createHash } from "node:crypto";

const FREE_FAILURES = 5;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** After this time without a failure, all is forgotten. */
const MEMORY_MS = 15 * 60_000;
const MAX_NAMES = 10_000;

interface Failures {
  count: number;
  lastAt: number;
}

/**
 * Wrong passwords per sign-in name, known or not: after five, each further one doubles the pause before the next try.
 * Counted in this process, so N processes allow N times as many.
 */
export class SignInThrottle {
  private readonly failures = new Map<string, Failures>();
  private readonly underWay = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /**
   * Runs an attempt that says whether it succeeded, or answers "throttled" at once. Attempts under way count as failures
   * until they are over, so that a hundred at the same time are not a hundred guesses.
   */
  async attempt(name: string, check: () => Promise<boolean>): Promise<boolean | "throttled"> {
    const key = createHash("sha256").update(name.toLowerCase()).digest("base64url");
    if (this.isPaused(key)) return "throttled";

    this.underWay.set(key, (this.underWay.get(key) ?? 0) + 1);
    try {
      const succeeded = await check();
      if (succeeded) this.failures.delete(key);
      else this.remember(key);
      return succeeded;
    } finally {
      const others = (this.underWay.get(key) ?? 1) - 1;
      if (others > 0) this.underWay.set(key, others);
      else this.underWay.delete(key);
    }
  }

  private isPaused(key: string): boolean {
    const { count, lastAt } = this.recall(key);
    const underWay = this.underWay.get(key) ?? 0;
    if (count + underWay < FREE_FAILURES) return false;
    if (underWay > 0) return true;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - FREE_FAILURES));
    return this.now() < lastAt + pause;
  }

  private recall(key: string): Failures {
    const known = this.failures.get(key);
    if (known && this.now() < known.lastAt + MEMORY_MS) return known;
    this.failures.delete(key);
    return { count: 0, lastAt: 0 };
  }

  private remember(key: string): void {
    const { count } = this.recall(key);
    // Deleted first, so that the map's order is by age and the oldest goes when it is full.
    this.failures.delete(key);
    this.failures.set(key, { count: count + 1, lastAt: this.now() });
    const [oldest] = this.failures.keys();
    if (this.failures.size > MAX_NAMES && oldest !== undefined) this.failures.delete(oldest);
  }
}

/** On globalThis, as Next bundles this module more than once. */
const slot = globalThis as typeof globalThis & { runbellSignInThrottle?: SignInThrottle };

export function signInThrottle(): SignInThrottle {
  return (slot.runbellSignInThrottle ??= new SignInThrottle());
}
