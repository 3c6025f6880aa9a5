/**
 * rejected_recipient: the address is refused for good · rejected_content: the message is · unauthorized: our
 * credentials are refused · misconfigured: our settings cannot work (TLS, banner, address) · blocked_address: the
 * guard refused where it would go · gone: the provider says that the destination is no more · rate_limited · timeout · unreachable · server_error: the provider failed ·
 * interrupted: the worker stopped in the middle, so it may have been sent · expired: too late to be worth sending ·
 * unexpected: a bug of ours.
 */
export const failureReasons = [
  "rejected_recipient",
  "rejected_content",
  "unauthorized",
  "misconfigured",
  "blocked_address",
  "gone",
  "rate_limited",
  "timeout",
  "unreachable",
  "server_error",
  "interrupted",
  "expired",
  "unexpected",
] as const;
export type FailureReason = (typeof failureReasons)[number];

/**
 * transient: try again · permanent: never again for this message · configuration: the settings are at fault, not the
 * message, so no try is used up · ambiguous: it may have been accepted; tried again with the same Message-ID.
 */
export type FailureClass = "transient" | "permanent" | "configuration" | "ambiguous";

/** What one of several servers of a channel answered on the way: for its health. */
export interface ServerAnswer {
  /** Of its settings row. */
  settingsId: string;
  ok: boolean;
  failure: FailureClass | null;
  reason: FailureReason | null;
  detail: string;
  durationMs: number;
}

interface Answer {
  responseCode?: number;
  /** Which server or destination, in words. */
  via?: string;
  /** Of a channel with several servers, in the order they were asked. */
  servers?: readonly ServerAnswer[];
}

/** What a channel answers. `detail` is for the history: one line, no secret. */
export type SendOutcome =
  | (Answer & { status: "accepted"; providerId?: string; detail?: string })
  | (Answer & {
      status: "failed";
      failure: FailureClass;
      reason: FailureReason;
      detail: string;
      retryAfterMs?: number;
    });
