import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { FailureReason, SendOutcome } from "@/lib/core/outcome";
import type { TestResult } from "@/lib/schemas/channel";

/** What a test came to. `ours`: the detail is in our own words, because nobody else was asked. */
export type Trial = SendOutcome & { ours?: true };

/** A trial that did not get as far as asking anybody. */
export function cannotTry(detail: string): Trial {
  return { status: "failed", failure: "configuration", reason: "misconfigured", detail, ours: true };
}

/** Who took or refused the message. */
const other: Record<ChannelKindId, string> = {
  email: "The mail server",
  slack: "Slack",
  teams: "Teams",
  webhook: "The receiver",
  pagerduty: "PagerDuty",
  sms: "The SMS service",
  discord: "Discord",
  telegram: "Telegram",
  ntfy: "The ntfy server",
  inbox: "The test inbox",
};

interface Advice {
  /** Follows the name of who refused, unless it is whole without it. */
  text: string;
  isWhole?: true;
  fix: string;
}

const advice: Record<FailureReason, Advice> = {
  rejected_recipient: {
    text: "refused the recipient's address.",
    fix: "Check the address for typing errors, and whether messages may be sent to it.",
  },
  rejected_content: {
    text: "refused the message.",
    fix: "See whether it takes messages from this sender and in this form.",
  },
  unauthorized: {
    text: "refused the credentials.",
    fix: "Enter them again: they may have been changed or revoked there.",
  },
  misconfigured: {
    text: "cannot be used with these settings.",
    fix: "Check the address and the other settings.",
  },
  blocked_address: {
    text: "This address may not be reached from here.",
    isWhole: true,
    fix: "Use a public address, or let whoever runs Runbell allow it with RUNBELL_ALLOW_NETWORKS.",
  },
  gone: {
    text: "says that this destination is no more.",
    fix: "Make a new one there, and enter its address here.",
  },
  rate_limited: {
    text: "asks for patience.",
    fix: "Try again in a few minutes; if it stays so, limit the messages a minute.",
  },
  timeout: {
    text: "did not answer in time.",
    fix: "Check the address; a firewall on the way may swallow the connection.",
  },
  unreachable: {
    text: "cannot be reached.",
    fix: "Check the address, and whether this installation may connect to it.",
  },
  server_error: {
    text: "has a problem of its own.",
    fix: "Try again in a few minutes.",
  },
  interrupted: {
    text: "The connection broke off: the message may have been sent.",
    isWhole: true,
    fix: "Look there before you try again.",
  },
  expired: {
    text: "The test took too long.",
    isWhole: true,
    fix: "Try again; if it stays so, check the address.",
  },
  unexpected: {
    text: "Something unexpected happened in Runbell.",
    isWhole: true,
    fix: "The server's log has the details.",
  },
};

/** What to do is more exact where the settings are known. */
const fixesByKind: Partial<Record<ChannelKindId, Partial<Record<FailureReason, string>>>> = {
  email: {
    rejected_content: "Often the sender's address is not allowed there: check it.",
    unauthorized:
      "Check user name and password; some providers want an app password instead of the usual one.",
    misconfigured: "Check host, port and security: 587 goes with STARTTLS, 465 with TLS.",
    timeout: "Check host and port; many networks block port 25.",
    unreachable: "Check host and port.",
  },
};

/**
 * The answer to whoever asked for a test: a category, a sentence and what to do. What the other side said stays unknown,
 * since the address could be anybody's server.
 */
export function describeTrial(
  kind: ChannelKindId,
  trial: Trial,
  accepted: string,
): Omit<TestResult, "duration_ms"> {
  if (trial.status === "accepted") return { ok: true, reason: null, text: accepted, fix: null };
  const { reason } = trial;
  const { text, fix, isWhole } = advice[reason];
  const who = other[kind];
  return {
    ok: false,
    reason,
    text: isOurs(trial) ? trial.detail : isWhole ? text : `${who} ${text}`,
    fix: trial.ours ? null : (fixesByKind[kind]?.[reason] ?? fix),
  };
}

/** The guard's words are ours as well, and say which address it refused. */
function isOurs(trial: Trial): boolean {
  return trial.ours === true || (trial.status === "failed" && trial.reason === "blocked_address");
}
