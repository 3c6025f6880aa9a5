import type { ChannelKindId } from "../channel-kind";
import { reachOf, takesOwnAddress } from "../reach";
import type { Recipient } from "../recipient";
import { isAskedForBy } from "./asked-for";
import type { Candidate, DecisionFacts } from "./gate";

/**
 * The ways in which a recipient could be told. A channel is told over itself. What a person did not switch on is no way
 * of a trigger, or everybody's history would fill with skips; whoever is named for one kind by hand gets the skip, so that
 * the asker sees it. Mail is always one: switching it off is a choice to be shown.
 */
export function candidatesOf(recipient: Recipient, facts: DecisionFacts): Candidate[] {
  const { channel } = recipient;
  if (channel) return [{ recipient, channelKind: channel.kind, channelId: channel.id }];
  return facts.channelKinds
    .filter((kind) => isWayTo(recipient, kind, facts))
    .map((channelKind) => ({ recipient, channelKind, channelId: null }));
}

function isWayTo(recipient: Recipient, kind: ChannelKindId, facts: DecisionFacts): boolean {
  const { member } = recipient;
  if (reachOf[kind] === "mailbox") return true;
  if (!member) return false;
  if (reachOf[kind] === "member" || isAskedForBy(recipient, facts)) return true;
  return takesOwnAddress(kind) && (facts.trigger === null || member.preference.channels[kind]);
}
