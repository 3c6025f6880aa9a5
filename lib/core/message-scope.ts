import type { Recipient } from "./recipient";

/** Whose messages all of the organisation's are. */
export const organisationScope = "organisation";

/** Whose messages a recipient's are counted with. */
export function scopeOf({ channel, member, address }: Recipient): string {
  if (channel) return `channel:${channel.id}`;
  return member ? `person:${member.userId}` : `address:${address.toLowerCase()}`;
}

/** The counts that a message to the recipient is among. */
export function scopesOf(recipient: Recipient): string[] {
  return [scopeOf(recipient), organisationScope];
}

/** The window of that length around an instant: windows follow each other from the beginning of 1970 on. */
export function windowAround(now: Date, minutes: number): { start: Date; end: Date } {
  const length = minutes * 60_000;
  const start = Math.floor(now.getTime() / length) * length;
  return { start: new Date(start), end: new Date(start + length) };
}
