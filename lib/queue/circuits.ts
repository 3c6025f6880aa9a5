import type { FailureReason, SendOutcome } from "@/lib/core/outcome";

/** Why nothing is tried at a destination for now. */
export interface OpenCircuit {
  reason: FailureReason;
  detail: string;
  /** Until one message may try again. */
  remainingMs: number;
}

interface Entry {
  version: string;
  reason: FailureReason;
  detail: string;
  until: number;
}

const OPEN_MS = 60_000;

/**
 * Remembers which settings were refused, so that a thousand messages do not knock with the same wrong password and get the
 * account locked: one tries again every minute, or as soon as the settings change. Only a saving: each worker
 * learns for itself, and nothing depends on their agreeing.
 */
export class Circuits {
  readonly #entries = new Map<string, Entry>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Null: go ahead. When the time is over, that is said to one caller only, until its outcome is noted. */
  check(destination: string, version: string): OpenCircuit | null {
    const entry = this.#entries.get(destination);
    if (!entry) return null;
    if (entry.version !== version) {
      this.#entries.delete(destination);
      return null;
    }
    const remainingMs = entry.until - this.now();
    if (remainingMs > 0) return { reason: entry.reason, detail: entry.detail, remainingMs };
    entry.until = this.now() + OPEN_MS;
    return null;
  }

  note(destination: string, version: string, outcome: SendOutcome): void {
    if (outcome.status === "failed" && outcome.failure === "configuration") {
      const { reason, detail } = outcome;
      this.#entries.set(destination, { version, reason, detail, until: this.now() + OPEN_MS });
    } else if (outcome.status === "accepted" || outcome.failure === "permanent") {
      // Whoever judges the message has let us in.
      this.#entries.delete(destination);
    }
  }

  /** Destinations at which nothing would be tried now. */
  open(): string[] {
    const now = this.now();
    return [...this.#entries].filter(([, { until }]) => until > now).map(([destination]) => destination);
  }

  /** Forgets destinations whose settings have another version by now. */
  forgetChanged(versionOf: (destination: string) => string | undefined): void {
    for (const [destination, { version }] of this.#entries)
      if (versionOf(destination) !== version) this.#entries.delete(destination);
  }
}
