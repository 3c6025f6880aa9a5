import type { FailureClass, FailureReason } from "@/lib/core/outcome";
import type { Refusal } from "../http-outcome";

type Cause = [FailureClass, FailureReason, words: string];

const misconfigured = (words: string): Cause => ["configuration", "misconfigured", words];
const unauthorized = (words: string): Cause => ["configuration", "unauthorized", words];
const gone = (words: string): Cause => ["configuration", "gone", words];
const content = (words: string): Cause => ["permanent", "rejected_content", words];
const limited = (words: string): Cause => ["transient", "rate_limited", words];
const broken = (words: string): Cause => ["transient", "server_error", words];

const wrongNumber = misconfigured("the phone number is none that takes text messages");
const wrongSender = misconfigured("the sender is none of the account that can send text messages");
const noPermission = unauthorized("the account is closed, suspended or lacks the permission");
const wrongText = content("the text is empty or too long");

/**
 * What Twilio's error codes mean: https://www.twilio.com/docs/api/errors. The number belongs to the channel, so that one
 * which is refused is a fault of the settings: no later message would fare better.
 */
const causes: Record<number, Cause> = {
  10001: noPermission,
  20003: unauthorized("the Account SID and the token or API key do not match"),
  20005: noPermission,
  20006: noPermission,
  20008: unauthorized("test credentials cannot send text messages"),
  20403: noPermission,
  20404: misconfigured("it knows no such account"),
  20429: limited("too many messages in too short a time"),
  20500: broken("it failed"),
  20503: broken("it is not available now"),

  21211: wrongNumber,
  21214: wrongNumber,
  21217: wrongNumber,
  21265: wrongNumber,
  21266: misconfigured("the sender’s number is the one that it would send to"),
  21268: wrongNumber,
  21612: misconfigured("it has no way from this sender to this number"),
  21614: wrongNumber,
  21635: wrongNumber,
  21408: misconfigured("the account may not send to the number’s country"),
  21608: misconfigured("a trial account sends only to numbers that were verified"),
  21610: gone("the recipient answered STOP and wants no more text messages"),

  21212: wrongSender,
  21267: wrongSender,
  21603: wrongSender,
  21606: wrongSender,
  21659: wrongSender,
  21660: wrongSender,
  21701: misconfigured("it knows no such messaging service"),
  21703: misconfigured("the messaging service has no number to send from"),
  21705: misconfigured("it knows no such messaging service"),

  21602: wrongText,
  21605: wrongText,
  21617: wrongText,
  21619: wrongText,
  21611: limited("too many messages wait to be sent from this number"),
  21730: broken("it is under maintenance"),
  14107: limited("too many messages in too short a time"),
  63038: limited("the account has used up its messages of the day"),

  30001: limited("too many messages wait to be sent from this number"),
  30002: noPermission,
  30003: broken("the phone cannot be reached now"),
  30004: gone("the number does not take messages from this sender"),
  30005: wrongNumber,
  30006: wrongNumber,
  30007: content("a carrier took the text for unwanted"),
  30008: broken("it failed for an unknown reason"),
  30022: limited("too many messages in too short a time"),
  30023: limited("the sender has used up its messages of the day"),
  30032: misconfigured("the sender’s toll-free number is not verified"),
  30034: misconfigured("the sender’s number is not registered with the carriers"),
};

/** What an error code means; null for one that says no more than the status. */
export function twilioRefusal(code: unknown): Refusal | null {
  const cause = typeof code === "number" && Object.hasOwn(causes, code) ? causes[code] : undefined;
  if (!cause) return null;
  const [failure, reason, words] = cause;
  return { failure, reason, detail: `Twilio answered ${String(code)}: ${words}` };
}
