import { decisionReasons } from "./decide/gate";
import { failureReasons } from "./outcome";

/** Everything that can stand in a notification's `reason`. */
export const notificationReasons = [
  ...decisionReasons,
  ...failureReasons,
  // The channel that a waiting message was for is no more.
  "channel_gone",
  // An escalation's message that waited when somebody took care of the event, or the job was right again.
  "acknowledged",
  "recovered",
  "by_hand",
  // It was waiting when the backup was made that this database comes from.
  "restored",
] as const;
export type NotificationReason = (typeof notificationReasons)[number];

const words: Record<NotificationReason, string> = {
  organisation_off: "Notifications are off for the organisation",
  trigger_off: "The event's trigger is off",
  no_channel: "The trigger names no channel",
  condition_not_met: "The trigger's condition does not hold",
  duplicate: "The same was told before",
  not_the_occasion: "Not the one in a row that is told",
  not_told_before: "What is over was never told",
  silenced: "Silenced",
  cooldown: "Cooldown",
  no_recipient: "Nobody to tell",
  muted: "The person muted the job",
  channel_off: "The person switched the channel off",
  event_off: "The person switched this event off",
  no_address: "The person gave no address for the channel",
  not_verified: "The person's address is not verified",
  unsubscribed: "The recipient wants no more of these mails",
  address_refused: "The address was refused before",
  channel_gone: "The channel was deleted or switched off",
  acknowledged: "Somebody takes care of it",
  recovered: "The job is right again",
  limit_reached: "The limit of messages is reached",
  snoozed: "The person snoozes",
  grouped: "Waits for others like it",
  digest: "Waits for a digest",
  quiet_hours: "Quiet hours",
  rejected_recipient: "The address was refused",
  rejected_content: "The message was refused",
  unauthorized: "Our credentials were refused",
  misconfigured: "The settings cannot work",
  blocked_address: "The destination is not allowed",
  gone: "The destination is no more",
  rate_limited: "The provider asks for patience",
  timeout: "No answer in time",
  unreachable: "The provider cannot be reached",
  server_error: "The provider failed",
  interrupted: "The worker stopped in the middle: it may have been sent",
  expired: "Too late to be worth sending",
  unexpected: "An error in Runbell",
  by_hand: "By hand",
  restored: "Waits for review: it may have been sent after the backup was made",
};

/** A stored reason in words; an unknown one as it stands. */
export function explainReason(reason: string | null): string | null {
  if (reason === null) return null;
  return Object.hasOwn(words, reason) ? words[reason as NotificationReason] : reason;
}
