import type { DecisionReason } from "./decide/gate";
import type { FailureReason } from "./outcome";

/** Everything that can stand in a notification's `reason`. */
export type NotificationReason = DecisionReason | FailureReason | "by_hand";

const words: Record<NotificationReason, string> = {
  organisation_off: "Notifications are off for the organisation",
  trigger_off: "The event's trigger is off",
  no_channel: "The trigger names no channel",
  no_recipient: "Nobody to tell",
  channel_off: "The person switched the channel off",
  event_off: "The person switched this event off",
  quiet_hours: "Quiet hours",
  rejected_recipient: "The address was refused",
  rejected_content: "The message was refused",
  unauthorized: "Our credentials were refused",
  misconfigured: "The settings cannot work",
  blocked_address: "The destination is not allowed",
  rate_limited: "The provider asks for patience",
  timeout: "No answer in time",
  unreachable: "The provider cannot be reached",
  server_error: "The provider failed",
  interrupted: "The worker stopped in the middle: it may have been sent",
  expired: "Too late to be worth sending",
  unexpected: "An error in Runbell",
  by_hand: "By hand",
};

/** A stored reason in words; an unknown one as it stands. */
export function explainReason(reason: string | null): string | null {
  if (reason === null) return null;
  return Object.hasOwn(words, reason) ? words[reason as NotificationReason] : reason;
}
