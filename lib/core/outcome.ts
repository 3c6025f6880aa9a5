/**
 * rejected_recipient: the address is refused for good · rejected_content: the message is · unauthorized: our
 * credentials are refused · misconfigured: our settings cannot work (TLS, banner, address) · blocked_address: the
 * guard refused where it would go · rate_limited · timeout · unreachable · server_error: the provider failed ·
 * interrupted: the worker stopped in the middle, so it may have been sent · expired: too late to be worth sending ·
 * unexpected: a bug of ours.
 */
export const failureReasons = [
  "rejected_recipient",
  "rejected_content",
  "unauthorized",
  "misconfigured",
  "blocked_address",
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

/** What a channel answers. `detail` is for the history: one line, no secret. */
export type SendOutcome =
  | { status: "accepted"; providerId?: string; detail?: string; responseCode?: number; via?: string }
  | {
      status: "failed";
      failure: FailureClass;
      reason: FailureReason;
      detail: string;
      responseCode?: number;
      retryAfterMs?: number;
      via?: string;
    };
