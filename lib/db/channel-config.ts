import type { ChannelKindId } from "@/lib/core/channel-kind";
import { reachOf, takesOwnAddress } from "@/lib/core/reach";
import type { KeyRing } from "@/lib/secrets";
import { database, type Db } from "./database";
import { loadMail } from "./mail-server-config";
import { loadNamedChannels } from "./named-channels";
import { loadOwnAddresses, ownAddressKey, type OwnAddress } from "./own-addresses";

/** What a message is for, as its row says it. */
export interface ChannelAddress {
  organisationId: string;
  kind: ChannelKindId;
  /** One of the organisation's channels. */
  channelId: string | null;
  /** The person whose own address it goes to, when it names no channel. */
  userId: string | null;
  /** A test that somebody asked for themselves: without an address of their own it is caught in the test inbox. */
  isTest?: boolean;
}

/** A channel with all that its kind needs, secrets included. Loaded for the moment: never kept. */
export interface LoadedChannel {
  /** The kind that sends: the test inbox stands in for mail while there is no mail server. */
  kind: ChannelKindId;
  /** Not checked yet: the kind's own schema does that. Secret fields that are not set are missing or null. */
  config: Record<string, unknown>;
  /** Changes with the settings and their secrets. */
  version: string;
  /** The channel's or first mail server's row. */
  settingsId: string | null;
  /** The channel that the message is for was deleted or switched off, or the person removed the address. */
  isGone: boolean;
  /** Why it cannot be used, in words: its secret cannot be read. */
  problem: string | null;
}

/** How messages to this address go out now. */
export async function loadChannel(
  address: ChannelAddress,
  ring: KeyRing,
  db: Db = database().prisma,
): Promise<LoadedChannel> {
  const channelOf = await loadChannels([address], ring, db);
  return channelOf(address);
}

/**
 * The same for a batch: one statement each for mail servers, channels and people's own addresses, if there are any. The
 * answer knows the given addresses, and others that go the same ways.
 */
export async function loadChannels(
  addresses: readonly ChannelAddress[],
  ring: KeyRing,
  db: Db = database().prisma,
): Promise<(address: ChannelAddress) => LoadedChannel> {
  const ways = addresses.map(wayOf);
  const organisations = ways.flatMap((way) => (way.to === "mail" ? [way.organisationId] : []));
  const channels = ways.flatMap((way) => (way.to === "channel" ? [way.channelId] : []));
  const people = ways.flatMap((way) => (way.to === "person" ? [way.address] : []));

  // One after the other: in a transaction they share a connection.
  const mail = organisations.length > 0 ? await loadMail([...new Set(organisations)], ring, db) : null;
  const named = await loadNamedChannels([...new Set(channels)], ring, db);
  const own = people.length > 0 ? await loadOwnAddresses(people, ring, db) : null;

  return (address) => {
    const way = wayOf(address);
    switch (way.to) {
      case "mail":
        return mail?.get(way.organisationId) ?? testInbox(address.kind);
      case "channel": {
        const channel = named.get(way.channelId);
        return channel?.organisationId === address.organisationId ? channel : gone(address.kind);
      }
      case "person":
        return (
          own?.get(ownAddressKey(way.address)) ??
          (address.isTest ? testInbox(address.kind) : gone(address.kind))
        );
      case "inbox":
        return testInbox(address.kind);
    }
  };
}

type Way =
  | { to: "mail"; organisationId: string }
  | { to: "channel"; channelId: string }
  | { to: "person"; address: OwnAddress }
  /** There is nothing else that could take it: a test of a kind that people have no addresses of. */
  | { to: "inbox" };

function wayOf({ organisationId, kind, channelId, userId }: ChannelAddress): Way {
  if (channelId !== null) return { to: "channel", channelId };
  if (reachOf[kind] === "mailbox") return { to: "mail", organisationId };
  if (takesOwnAddress(kind) && userId !== null)
    return { to: "person", address: { organisationId, userId, kind } };
  return { to: "inbox" };
}

function testInbox(kind: ChannelKindId): LoadedChannel {
  const config = { stands_for: kind };
  return { kind: "inbox", config, version: "inbox", settingsId: null, isGone: false, problem: null };
}

function gone(kind: ChannelKindId): LoadedChannel {
  return { kind, config: {}, version: "gone", settingsId: null, isGone: true, problem: null };
}
