import type { StateWord } from "./run-status";
import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { NotificationState } from "@/lib/core/notification";

export const notificationStateWords: Record<NotificationState, StateWord> = {
  queued: { state: "neutral", word: "Queued" },
  sending: { state: "running", word: "Sending" },
  retrying: { state: "attention", word: "Retrying" },
  sent: { state: "ok", word: "Sent" },
  held: { state: "neutral", word: "Held" },
  bundled: { state: "neutral", word: "Bundled" },
  skipped: { state: "neutral", word: "Skipped" },
  dead: { state: "failed", word: "Dead" },
  cancelled: { state: "neutral", word: "Cancelled" },
};

export const channelLabels: Record<ChannelKindId, string> = {
  email: "Email",
  slack: "Slack",
  teams: "Teams",
  webhook: "Webhook",
  sms: "SMS",
  pagerduty: "PagerDuty",
  discord: "Discord",
  telegram: "Telegram",
  ntfy: "ntfy",
  inbox: "Test inbox",
};
