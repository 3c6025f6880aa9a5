import { config } from "@/lib/config";
import { AppError } from "@/lib/core/errors";
import { takeAllowance } from "@/lib/db/request-allowances";

/** The part of a minute's requests that a process takes at once: most requests then touch no row. */
const CHUNK = 0.02;
/** More callers than a process has in a minute. Those whose minute is over are forgotten first. */
const MANY_CALLERS = 1_000;

/** How a caller stands, after this request. */
export interface Quota {
  isGranted: boolean;
  perMinute: number;
  /** At least so many more in this minute; other processes may hold some. */
  left: number;
  secondsLeft: number;
}

/** What this process holds of a caller's minute. */
interface Held {
  permits: number;
  leftInRow: number;
  endsAt: number;
}

/**
 * Counts requests by caller and minute. Rows hold what processes have taken, so that all of them together grant no more
 * than the limit; each holds a few of what it took for the requests that come next.
 */
export class RequestLimit {
  private readonly held = new Map<string, Held>();
  private readonly taking = new Map<string, Promise<void>>();

  constructor(
    readonly perMinute: number,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {}

  async take(caller: string): Promise<Quota> {
    for (;;) {
      const held = this.held.get(caller);
      const isOver = !held || held.endsAt <= this.monotonicMs();
      if (!isOver && held.permits > 0) {
        held.permits -= 1;
        return this.quota(held, true);
      }
      // Nothing is left: until the minute is over, the row need not be asked again.
      if (!isOver && held.leftInRow === 0) return this.quota(held, false);
      await this.takeMore(caller);
    }
  }

  /** Those who wait for the same caller wait for the same row. */
  private takeMore(caller: string): Promise<void> {
    const known = this.taking.get(caller);
    if (known) return known;
    const taking = this.askRow(caller).finally(() => this.taking.delete(caller));
    this.taking.set(caller, taking);
    return taking;
  }

  private async askRow(caller: string): Promise<void> {
    // From before the question: the minute must not end later here than in the database.
    const askedAt = this.monotonicMs();
    const wanted = Math.max(1, Math.floor(this.perMinute * CHUNK));
    const { granted, left, msLeft } = await takeAllowance(caller, { wanted, perMinute: this.perMinute });
    if (this.held.size >= MANY_CALLERS) this.forgetOver();
    this.held.set(caller, { permits: granted, leftInRow: left, endsAt: askedAt + msLeft });
  }

  private forgetOver(): void {
    const now = this.monotonicMs();
    for (const [caller, { endsAt }] of this.held) if (endsAt <= now) this.held.delete(caller);
  }

  private quota({ permits, leftInRow, endsAt }: Held, isGranted: boolean): Quota {
    const secondsLeft = Math.max(1, Math.ceil((endsAt - this.monotonicMs()) / 1000));
    return { isGranted, perMinute: this.perMinute, left: permits + leftInRow, secondsLeft };
  }
}

let ofProcess: RequestLimit | undefined;

/**
 * Counts a request of the caller and says in `headers` how it stands (draft-ietf-httpapi-ratelimit-headers). Throws
 * AppError `rate_limited` when the minute has none left. Without a limit nothing is counted or said.
 */
export async function countRequest(caller: string, headers: Headers): Promise<void> {
  const { apiRateLimit } = config();
  if (apiRateLimit === null) return;
  ofProcess ??= new RequestLimit(apiRateLimit);
  const quota = await ofProcess.take(caller);
  describeQuota(quota, headers);
  if (quota.isGranted) return;
  const { perMinute, secondsLeft } = quota;
  throw new AppError(
    "rate_limited",
    `These were more than ${perMinute} requests in a minute. Go on in ${secondsLeft} seconds.`,
    [],
    secondsLeft,
  );
}

/** q: the quota, w: its window in seconds, r: what is left of it, t: seconds until all is there again. */
export function describeQuota({ perMinute, left, secondsLeft }: Quota, headers: Headers): void {
  headers.set("ratelimit-policy", `"minute";q=${perMinute};w=60`);
  headers.set("ratelimit", `"minute";r=${left};t=${secondsLeft}`);
}
