/** The kinds that can be delivered to today; a kind is a folder of lib/channels. */
export const channelKinds = ["email", "inbox"] as const;
export type ChannelKindId = (typeof channelKinds)[number];

/** The kinds that a person can choose in the preferences. */
export const preferenceChannels = ["email", "slack", "teams", "webhook"] as const;
export type PreferenceChannel = (typeof preferenceChannels)[number];
