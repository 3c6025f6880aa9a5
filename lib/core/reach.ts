import type { ChannelKindId } from "./channel-kind";

/**
 * Whom a kind of channel reaches when no channel of the organisation is named. mailbox: whoever has an e-mail address ·
 * own_address: a member who gave an address of their own · member: any member · nobody: it takes a channel.
 */
export const reachOf = {
  email: "mailbox",
  slack: "own_address",
  teams: "own_address",
  webhook: "own_address",
  sms: "nobody",
  pagerduty: "nobody",
  discord: "nobody",
  telegram: "nobody",
  ntfy: "nobody",
  inbox: "member",
} as const satisfies Record<ChannelKindId, "mailbox" | "own_address" | "member" | "nobody">;

type KindThatReaches<Reach> = {
  [Kind in ChannelKindId]: (typeof reachOf)[Kind] extends Reach ? Kind : never;
}[ChannelKindId];

/** The kinds that go to an address of the person's own. */
export type OwnAddressKind = KindThatReaches<"own_address">;

export function takesOwnAddress(kind: ChannelKindId): kind is OwnAddressKind {
  return reachOf[kind] === "own_address";
}
