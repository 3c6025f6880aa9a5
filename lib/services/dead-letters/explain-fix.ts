import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { DeadLetterCause } from "@/lib/schemas/dead-letter";

interface DeadPlace {
  reason: string;
  channelKind: ChannelKindId;
  channelId: string | null;
  templateId: string | null;
}

type Fix = DeadLetterCause["fix"];

/** Where the settings of a kind are that has no channels of its own. */
const settingsPages: Partial<Record<ChannelKindId, string>> = { email: "/settings/email" };

/** What somebody can do, by reason; "place": on the page of the channel or the mail servers. */
const fixes: Record<string, { text: string; ofChannel?: string; at?: "place" | "template" }> = {
  rejected_recipient: {
    text: "Correct the address below and send again; if it is right, take it off the suppressed addresses.",
    ofChannel: "Correct where the channel sends to.",
    at: "place",
  },
  rejected_content: { text: "Change what the provider does not take, then send it again.", at: "template" },
  unauthorized: { text: "Check the user name and password, or the token.", at: "place" },
  misconfigured: { text: "Mend the settings; a test says when they work.", at: "place" },
  blocked_address: { text: "Enter an address that Runbell may reach.", at: "place" },
  gone: { text: "Enter the new address: the provider knows the old one no more.", at: "place" },
  rate_limited: { text: "Let fewer messages a minute go there, then send these again.", at: "place" },
  timeout: { text: "Look whether it answers again, then send these again.", at: "place" },
  unreachable: { text: "Look whether it can be reached again, then send these again.", at: "place" },
  server_error: { text: "Wait until the provider is well again, then send these again.", at: "place" },
  interrupted: { text: "Ask the recipient: it may have arrived. If not, send it again." },
  expired: { text: "Send again what is still worth it, and put the rest aside." },
  channel_gone: { text: "Set the channel up again, or put these aside.", at: "place" },
  unexpected: { text: "Send it again. If it fails again, the log of the server says why." },
};

/** A person's own address is theirs to mend: there is no page of it for anybody else. */
const ofPersons = "The person enters the address again, under “My preferences”.";

/** What to do about a cause of dead letters, and where. Without a page when it is done where the messages are listed. */
export function explainFix({ reason, channelKind, channelId, templateId }: DeadPlace): Fix {
  const fix = fixes[reason] ?? { text: "Send it again, or put it aside." };
  if (fix.at === undefined) return { text: fix.text, href: null };
  if (fix.at === "template") return { text: fix.text, href: templateId && `/templates/${templateId}` };
  if (channelId !== null) return { text: fix.ofChannel ?? fix.text, href: `/channels/${channelId}` };
  const href = settingsPages[channelKind];
  return href ? { text: fix.text, href } : { text: ofPersons, href: null };
}
