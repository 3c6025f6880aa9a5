import { channelLabels } from "@/components/runs/notification-state";
import { formatExactCount } from "@/components/ui/format-count";
import type { DeadLetterCause } from "@/lib/schemas/dead-letter";

/** 1,204 messages. */
export function messageCount(count: number): string {
  return `${formatExactCount(count)} ${count === 1 ? "message" : "messages"}`;
}

/** Where the messages of a cause were to go: “#ops, Slack”, “Email”, “Email, from Ops mail”. */
export function placeOf({ channel, channel_kind, template }: DeadLetterCause): string {
  const kind = channelLabels[channel_kind];
  const place = channel ? `${channel.name}, ${kind}` : kind;
  return template ? `${place}, from ${template.name}` : place;
}

/** Where a mend is made, as a link says it. */
export function pageName(href: string): string {
  const found = pages.find(([start]) => href.startsWith(start));
  return found ? found[1] : "Open the settings";
}

const pages = [
  ["/settings/email", "Open the email settings"],
  ["/channels/", "Open the channel"],
  ["/templates/", "Open the template"],
] as const;
