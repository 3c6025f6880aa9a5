import type { FailureClass, FailureReason } from "@/lib/core/outcome";
import { BlockedAddressError } from "../address-guard";
import { headerLine } from "../header-line";
import { isTlsCode } from "../http";
import { KnownFailure, type FailedOutcome } from "./known-failure";
import { UnreadableAuthorityError } from "./transport-security";

/**
 * How far the message got before the fault. nothing: the server saw at most the envelope · some: it has a part,
 * without the final dot, so it must throw it away (RFC 5321, 4.1.1.4) · all: the dot is out, only the answer is missing.
 */
export type Handover = "nothing" | "some" | "all";

/** What went wrong, and whose fault it is: another server may take a message that this one could not. */
export interface MailFailure {
  outcome: FailedOutcome;
  fault: "server" | "message";
  /** The server is overrun: every further mail and connection would make it worse. */
  isOverrun: boolean;
}

interface Verdict {
  failure: FailureClass;
  reason: FailureReason;
  retryAfterMs?: number;
}

/** What nodemailer's errors carry. */
interface Fault {
  code: string;
  originalCode: string;
  command: string;
  status: number | null;
  /** Enhanced status code (RFC 3463), such as 5.1.1. */
  enhanced: string | null;
  response: string | null;
  message: string;
}

const GREYLIST_DELAY_MS = 5 * 60_000;
const MAX_DETAIL_LENGTH = 300;

const transient = (reason: FailureReason): Verdict => ({ failure: "transient", reason });
const permanent = (reason: FailureReason): Verdict => ({ failure: "permanent", reason });
const configuration = (reason: FailureReason): Verdict => ({ failure: "configuration", reason });

/**
 * What an error of a send means. What is not known is transient: the message must not die of our ignorance. `conceal`
 * blacks out of the server's words what we told it in confidence.
 */
export function classifyFailure(
  error: unknown,
  handover: Handover,
  conceal: (text: string) => string = (text) => text,
): MailFailure {
  if (error instanceof KnownFailure) return { outcome: error.outcome, fault: "server", isOverrun: false };
  if (error instanceof BlockedAddressError || error instanceof UnreadableAuthorityError) {
    const reason = error instanceof BlockedAddressError ? "blocked_address" : "misconfigured";
    const detail = headerLine(error.message, MAX_DETAIL_LENGTH);
    const outcome = { status: "failed", ...configuration(reason), detail } as const;
    return { outcome, fault: "server", isOverrun: false };
  }
  const fault = readFault(error);
  const verdict = fault.status === null ? judgeSilence(fault, handover) : judgeReply(fault, fault.status);
  return {
    outcome: {
      status: "failed",
      ...verdict,
      detail: headerLine(conceal(describeFault(fault, verdict, handover)), MAX_DETAIL_LENGTH),
      ...(fault.status === null ? {} : { responseCode: fault.status }),
    },
    fault: isServersFault(fault, verdict) ? "server" : "message",
    isOverrun: isOverrun(fault),
  };
}

/**
 * Never after an ambiguous end, or the mail could arrive twice; nor when another server would say the same of message or
 * recipient. Greylisting is about the recipient: another server would be a stranger to it, too.
 */
function isServersFault({ status, enhanced, command }: Fault, { failure }: Verdict): boolean {
  if (failure === "configuration") return true;
  if (failure !== "transient") return false;
  if (status === null || status === 421 || status === 503 || enhanced === "5.4.5") return true;
  const isAboutSystem = enhanced?.startsWith("4.3.") ?? false;
  return isAboutSystem || (command !== "RCPT TO" && command !== "DATA");
}

/** 421 closes the whole service; 432 and 4.3.2 are Exchange's too many connections, 454 4.7.0 too many logins. */
function isOverrun({ status, enhanced, code }: Fault): boolean {
  if (status === null) return false;
  return (
    status === 421 ||
    status === 432 ||
    enhanced === "4.3.2" ||
    (status === 454 && enhanced === "4.7.0" && code === "EAUTH")
  );
}

function readFault(error: unknown): Fault {
  const fields = (typeof error === "object" && error !== null ? error : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : "");
  const response = text("response") || null;
  const status = typeof fields.responseCode === "number" ? fields.responseCode : null;
  return {
    code: text("code"),
    originalCode: text("originalCode"),
    command: text("command"),
    status,
    enhanced: response?.match(/^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/)?.[1] ?? null,
    response,
    message: text("message") || "The mail library gave no reason",
  };
}

/** The server said no: its codes decide, and the command that they answer. */
function judgeReply(fault: Fault, status: number): Verdict {
  const { code, command, enhanced } = fault;
  if (enhanced === "5.4.5") return transient("rate_limited"); // Gmail: the day's quota is used up
  // 503 says that the session was out of step, not that the message is refused.
  const isPermanent = status >= 500 && status !== 503 && !enhanced?.startsWith("4.");
  if (code === "EAUTH")
    return status >= 400 && !isPermanent ? transient("server_error") : configuration("unauthorized");
  if (!isPermanent) return judgeTemporaryReply(fault, status);

  if (isAboutCredentials(status, enhanced)) return configuration("unauthorized");
  if (status === 552 || status === 554 ? command !== "RCPT TO" && command !== "CONN" : enhanced === "5.3.4")
    return permanent("rejected_content");
  if (command === "RCPT TO")
    return permanent(enhanced === "5.3.4" ? "rejected_content" : "rejected_recipient");
  if (command === "DATA")
    return permanent(isAboutMailbox(enhanced) ? "rejected_recipient" : "rejected_content");
  // Banner, greeting, STARTTLS, or a refused sender: no message will pass until the settings change.
  return configuration("misconfigured");
}

function judgeTemporaryReply({ command, enhanced }: Fault, status: number): Verdict {
  const isGreylisting = (status === 450 || status === 451) && (command === "RCPT TO" || enhanced === "4.7.1");
  if (isGreylisting) return { ...transient("rate_limited"), retryAfterMs: GREYLIST_DELAY_MS };
  const asksForPatience = enhanced?.startsWith("4.7.") || (command === "RCPT TO" && status === 452);
  return transient(asksForPatience ? "rate_limited" : "server_error");
}

function isAboutCredentials(status: number, enhanced: string | null): boolean {
  return (
    [530, 534, 535, 538].includes(status) || ["5.7.8", "5.7.9", "5.7.30", "5.7.57"].includes(enhanced ?? "")
  );
}

function isAboutMailbox(enhanced: string | null): boolean {
  return /^5\.[12]\./.test(enhanced ?? "") && enhanced !== "5.2.3";
}

/** The server said nothing that could be read: the kind of silence decides, and when it began. */
function judgeSilence({ code, originalCode, command }: Fault, handover: Handover): Verdict {
  const cause = originalCode || code;
  if (isTlsCode(cause)) return configuration("misconfigured");
  if (code === "EAUTH" || code === "ENOAUTH") return configuration("unauthorized");
  if (code === "ECONFIG" || cause === "ENOTFOUND") return configuration("misconfigured");
  if (code === "EPROTOCOL" && handover === "nothing") return configuration("misconfigured");
  if (code === "EENVELOPE" && command === "API") return permanent("rejected_recipient");
  if (code === "EMESSAGE") return permanent("rejected_content");

  const isTimeout =
    code === "ETIMEDOUT" || code === "EABORT" || cause === "ETIMEOUT" || cause === "EAI_AGAIN";
  const reason = isTimeout ? "timeout" : "unreachable";
  return handover === "all" ? { failure: "ambiguous", reason } : transient(reason);
}

function describeFault(fault: Fault, { failure }: Verdict, handover: Handover): string {
  if (fault.response) {
    const place = fault.command && fault.command !== "CONN" ? ` (to ${fault.command})` : "";
    return `The server answered “${fault.response.replace(/\r?\n\d{3}[ -]?/g, " ")}”${place}`;
  }
  if (failure === "ambiguous")
    return "The server has the whole message, but its answer did not come: it may have been accepted";
  const cause = fault.originalCode || fault.code;
  if (isTlsCode(cause)) return `The secure connection failed: ${fault.message}`;
  if (handover === "some") return "The connection ended in the middle of the message";
  return words[cause] ?? fault.message;
}

const words: Record<string, string> = {
  ECONNREFUSED: "The connection was refused",
  ECONNRESET: "The connection was cut",
  ECONNECTION: "The server closed the connection",
  EHOSTUNREACH: "The server cannot be reached",
  ENETUNREACH: "The network cannot be reached",
  ENOTFOUND: "There is no host of this name",
  EAI_AGAIN: "The name service does not answer",
  EABORT: "No answer in time",
};
