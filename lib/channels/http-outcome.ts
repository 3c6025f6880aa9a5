import type { FailureClass, FailureReason, SendOutcome } from "@/lib/core/outcome";
import { headerLine } from "./header-line";
import type { HttpFailure, HttpResult } from "./http";

/** Why a message was not taken. `detail` is one line in our words: no secret, nothing that the other side wrote. */
export interface Refusal {
  failure: FailureClass;
  reason: FailureReason;
  detail: string;
  retryAfterMs?: number;
}

export type Acceptance = "accepted" | { accepted: true; providerId?: string; detail?: string };

/** A provider's own answer, as its kind reads it; what a refusal leaves open is told by the status. */
export type Verdict = Acceptance | Partial<Refusal>;

export interface OutcomeOptions {
  /** Which destination, in words: never a secret. */
  via: string;
  /** Reads the provider's answer before the status decides; null where it says no more than that. */
  treat?: (status: number, body: string) => Verdict | null;
}

/** A provider may ask for any patience: a day is the most that is granted. */
const LONGEST_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;
const MAX_DETAIL_LENGTH = 300;

/** What an exchange with a provider means for the message. Any 2xx is accepted unless `treat` knows better. */
export function outcomeOf(result: HttpResult, { via, treat }: OutcomeOptions): SendOutcome {
  if (!result.ok) return failed(refusalOfFailure(result), via, result.status);

  const { status, headers, body } = result;
  const verdict = treat?.(status, body) ?? (isSuccess(status) ? "accepted" : {});
  if (isAcceptance(verdict)) {
    const { providerId, detail }: { providerId?: string; detail?: string } =
      verdict === "accepted" ? {} : verdict;
    return {
      status: "accepted",
      responseCode: status,
      detail: headerLine(detail ?? `The server answered ${status}`, MAX_DETAIL_LENGTH),
      via,
      ...(providerId ? { providerId } : {}),
    };
  }
  const refusal = { ...refusalOfStatus(status), ...verdict };
  const waitMs = refusal.retryAfterMs ?? readRetryAfter(headers["retry-after"], headers.date);
  const retryAfterMs = refusal.failure === "transient" ? clampRetryAfter(waitMs) : undefined;
  return failed({ ...refusal, retryAfterMs }, via, status);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function isAcceptance(verdict: Verdict): verdict is Acceptance {
  return verdict === "accepted" || "accepted" in verdict;
}

function failed({ retryAfterMs, detail, ...why }: Refusal, via: string, responseCode?: number): SendOutcome {
  return {
    status: "failed",
    ...why,
    detail: headerLine(detail, MAX_DETAIL_LENGTH),
    via,
    ...(responseCode === undefined ? {} : { responseCode }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

type Cause = Pick<Refusal, "failure" | "reason">;

const configuration = (reason: FailureReason): Cause => ({ failure: "configuration", reason });
const transient = (reason: FailureReason): Cause => ({ failure: "transient", reason });

const causeByFailure: Record<HttpFailure, Cause> = {
  blocked_address: configuration("blocked_address"),
  invalid_request: configuration("misconfigured"),
  redirect: configuration("misconfigured"),
  tls: configuration("misconfigured"),
  timeout: transient("timeout"),
  aborted: transient("timeout"),
  unreachable: transient("unreachable"),
};

/** No status came. A message that was on its way then may have been taken: only its answer is missing. */
function refusalOfFailure({ failure, detail, handedOver }: HttpResult & { ok: false }): Refusal {
  const cause = causeByFailure[failure];
  if (cause.failure !== "transient" || !handedOver) return { ...cause, detail };
  return {
    failure: "ambiguous",
    reason: cause.reason,
    detail: `${detail}: the message was on its way and may have been accepted`,
  };
}

const refusalByStatus: Record<number, Cause & { words: string }> = {
  401: { ...configuration("unauthorized"), words: "our credentials were refused" },
  402: { ...configuration("misconfigured"), words: "the account there is not in good standing" },
  403: { ...configuration("unauthorized"), words: "what we may do there does not suffice" },
  404: { ...configuration("misconfigured"), words: "there is nothing at this address" },
  405: { ...configuration("misconfigured"), words: "the address does not take this method" },
  406: { ...configuration("misconfigured"), words: "the address does not take this format" },
  407: { ...configuration("misconfigured"), words: "a proxy asks for credentials" },
  408: { ...transient("timeout"), words: "it waited too long for the request" },
  410: { ...configuration("gone"), words: "the destination is no more" },
  413: { failure: "permanent", reason: "rejected_content", words: "the message is too large" },
  414: { ...configuration("misconfigured"), words: "the address is too long" },
  415: { ...configuration("misconfigured"), words: "the address does not take this format" },
  421: { ...configuration("misconfigured"), words: "it does not serve this host" },
  425: { ...transient("rate_limited"), words: "it asks to try again" },
  426: { ...configuration("misconfigured"), words: "it wants another protocol" },
  429: { ...transient("rate_limited"), words: "too many messages in too short a time" },
  503: { ...transient("server_error"), words: "it is not available now" },
};

function refusalOfStatus(status: number): Refusal {
  const known = refusalByStatus[status];
  const say = (words: string) => `The server answered ${status}: ${words}`;
  if (known) return { failure: known.failure, reason: known.reason, detail: say(known.words) };
  if (isSuccess(status))
    return {
      ...configuration("misconfigured"),
      detail: `The server answered ${status}, but not as this service does: is the address right?`,
    };
  if (status < 500)
    return { failure: "permanent", reason: "rejected_content", detail: say("it refuses the message") };
  return { ...transient("server_error"), detail: say("it failed") };
}

const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Milliseconds that a Retry-After asks for: seconds, or a date (RFC 9110, 10.2.3), which is compared with the answer's
 * own Date, since the clocks of two machines differ. Undefined for what is neither, and for what has passed.
 */
export function readRetryAfter(value: string | undefined, answeredAt?: string): number | undefined {
  const text = value?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return clampRetryAfter(Number(text) * 1000);
  if (!httpDate.test(text)) return undefined;
  const now = answeredAt && httpDate.test(answeredAt) ? Date.parse(answeredAt) : Date.now();
  const wait = Date.parse(text) - now;
  return wait > 0 ? clampRetryAfter(wait) : undefined;
}

/** Also for a wait that an answer's body names. */
export function clampRetryAfter(waitMs: number | undefined): number | undefined {
  return waitMs !== undefined && waitMs >= 0
    ? Math.min(Math.round(waitMs), LONGEST_RETRY_AFTER_MS)
    : undefined;
}
