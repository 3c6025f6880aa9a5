import type { ChannelKindId } from "../channel-kind";
import { reachOf, takesOwnAddress } from "../reach";
import type { Recipient } from "../recipient";
import { isAskedForBy } from "./asked-for";
import type { Candidate, DecisionFacts } from "./gate";

/**
 * The ways in which a recipient could be told. A channel is told over itself. What a person did not switch on is no way
 * of a trigger or an escalation, or everybody's history would fill with skips; whoever is named for one kind by hand gets
 * the skip, so that the asker sees it. Mail is always one: switching it off is a choice to be shown.
 */
export function candidatesOf(recipient: Recipient, facts: DecisionFacts): Candidate[] {
  const { channel } = recipient;
  if (channel) return [{ recipient, channelKind: channel.kind, channelId: channel.id }];
  return facts.channelKinds
    .filter((kind) => isWayTo(recipient, kind, facts))
    .map((channelKind) => ({ recipient: addressedBy(recipient, channelKind), channelKind, channelId: null }));
}

/** Mail goes to the address that a member chose instead of the account's, once it is verified. */
function addressedBy(recipient: Recipient, kind: ChannelKindId): Recipient {
  const preference = recipient.member?.preference;
  if (reachOf[kind] !== "mailbox" || !preference?.mailAddress || !preference.verified.includes("email"))
    return recipient;
  return { ...recipient, address: preference.mailAddress };
}

function isWayTo(recipient: Recipient, kind: ChannelKindId, facts: DecisionFacts): boolean {
  const { member } = recipient;
  if (reachOf[kind] === "mailbox") return true;
  if (!member) return false;
  if (reachOf[kind] === "member" || isAskedForBy(recipient, facts)) return true;
  const isNamedByHand = facts.trigger === null && !facts.isEscalation;
  return takesOwnAddress(kind) && (isNamedByHand || member.preference.channels[kind]);
}
