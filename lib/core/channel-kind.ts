/** The kinds of message: what a body can be written for. */
export const messageKinds = ["email", "slack", "teams", "webhook", "sms"] as const;
export type MessageKind = (typeof messageKinds)[number];

/** The kinds of a notification. The test inbox stands in for a kind that is not set up. */
export const channelKinds = [...messageKinds, "inbox"] as const;
export type ChannelKindId = (typeof channelKinds)[number];

/** The kinds that can be delivered to today, each a folder of lib/channels. */
export type DeliveringKindId = Extract<ChannelKindId, "email" | "inbox">;

/** The kinds that a person can choose in the preferences. */
export const preferenceChannels = ["email", "slack", "teams", "webhook"] as const;
export type PreferenceChannel = (typeof preferenceChannels)[number];
