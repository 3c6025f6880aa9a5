/** The kinds of message: what a body can be written for. */
export const messageKinds = ["email", "slack", "teams", "webhook", "sms"] as const;
export type MessageKind = (typeof messageKinds)[number];

/** The kinds of channel, each a folder of lib/channels. */
export const channelKinds = [...messageKinds, "pagerduty", "discord", "telegram", "ntfy", "inbox"] as const;
export type ChannelKindId = (typeof channelKinds)[number];

/** The kinds that an organisation sets channels up for: mail servers and the test inbox are no rows of channels. */
export const configuredKinds = [
  "slack",
  "teams",
  "webhook",
  "pagerduty",
  "sms",
  "discord",
  "telegram",
  "ntfy",
] as const;
export type ConfiguredKind = (typeof configuredKinds)[number];

/** The kinds that a person can choose in the preferences. */
export const preferenceChannels = ["email", "slack", "teams", "webhook"] as const;
export type PreferenceChannel = (typeof preferenceChannels)[number];
