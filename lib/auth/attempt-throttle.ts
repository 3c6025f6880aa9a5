import { createHash } from "node:crypto";
import ipaddr from "ipaddr.js";
import { AppError } from "@/lib/core/errors";
import {
  confirmFailure,
  forgetFailures,
  releaseFailure,
  reserveFailure,
  type FailurePolicy,
} from "@/lib/db/sign-in-failures";

/** What somebody guesses at, and from where. */
export interface AttemptSubject {
  /** A sign-in name, or what else is guessed at, such as "reset ada@example.org"; in any case, known or not. */
  account: string;
  /** Of lib/auth/client-address.ts; null, when it is not known, counts nothing. */
  address: string | null;
}

export interface ThrottlePolicy {
  account: FailurePolicy;
  address: FailurePolicy;
}

const account: FailurePolicy = { free: 5, firstPauseS: 1, longestPauseS: 5 * 60, memoryS: 15 * 60 };
/** Many people may share an address. */
const policy: ThrottlePolicy = { account, address: { ...account, free: 50 } };

/** There were too many failures of late: nothing was tried. */
export class TooManyAttemptsError extends AppError {
  constructor(retryAfterS: number) {
    super(
      "rate_limited",
      `There were too many wrong tries. Try again in ${inWords(retryAfterS)}.`,
      [],
      retryAfterS,
    );
    this.name = "TooManyAttemptsError";
  }
}

/**
 * Runs an attempt that says whether it succeeded; throws TooManyAttemptsError, before anything is tried, while the
 * account or the address has to wait. Failures are counted in rows, for all processes together: five are free for an
 * account, known or not, fifty for an address, and each further one doubles the pause. An attempt under way counts as a
 * failure until it succeeds or throws. To limit requests rather than guesses, let the check answer false.
 */
export async function throttleAttempt(
  subject: AttemptSubject,
  check: () => Promise<boolean>,
  { account: accountPolicy, address: addressPolicy }: ThrottlePolicy = policy,
): Promise<boolean> {
  const accountKey = keyOf("account", subject.account.toLowerCase());
  const addressKey = subject.address === null ? null : keyOf("address", networkOf(subject.address));

  const accountWaitS = await reserveFailure(accountKey, accountPolicy);
  if (accountWaitS !== null) throw new TooManyAttemptsError(accountWaitS);
  const addressWaitS = addressKey === null ? null : await reserveFailure(addressKey, addressPolicy);
  if (addressWaitS !== null) {
    await releaseFailure(accountKey);
    throw new TooManyAttemptsError(addressWaitS);
  }

  const keys = addressKey === null ? [accountKey] : [accountKey, addressKey];
  let hasSucceeded: boolean;
  try {
    hasSucceeded = await check();
  } catch (error) {
    for (const key of keys) await releaseFailure(key);
    throw error;
  }
  if (!hasSucceeded) {
    for (const key of keys) await confirmFailure(key);
    return false;
  }
  await forgetFailures(accountKey);
  // Only its own: whoever has one account must not clear what was tried at others.
  if (addressKey !== null) await releaseFailure(addressKey);
  return true;
}

function keyOf(kind: "account" | "address", text: string): string {
  return `${kind}:${createHash("sha256").update(text).digest("base64url")}`;
}

/** One person has a whole /64 of IPv6. */
function networkOf(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  return String(ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`));
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? "a second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
