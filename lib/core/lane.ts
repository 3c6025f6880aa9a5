import type { ChannelKindId } from "./channel-kind";

export interface LaneParts {
  organisationId: string;
  kind: ChannelKindId;
  /** One of the organisation's channels. */
  channelId: string | null;
  /** The person whose own address it goes to; mail to anybody uses the organisation's servers. */
  userId: string | null;
}

/**
 * What fails and recovers together, and has one bulkhead, rate limit and circuit: a channel, a person's own address, or
 * the organisation's mail servers.
 */
export function laneOf({ organisationId, kind, channelId, userId }: LaneParts): string {
  if (channelId !== null) return `${organisationId}/${kind}/${channelId}`;
  const isPersonal = kind === "slack" || kind === "teams" || kind === "webhook";
  return isPersonal && userId !== null
    ? `${organisationId}/${kind}/user:${userId}`
    : `${organisationId}/${kind}`;
}

/** The name under which one of several mail servers has its health: a server is no lane, since mails may take any. */
export function mailServerName(organisationId: string, settingsId: string): string {
  return `${organisationId}/smtp/${settingsId}`;
}
