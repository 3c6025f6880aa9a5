import { eventCatalogue } from "@/lib/core/event";
import { readUnsubscribeToken } from "@/lib/queue/unsubscribe";

/** What a link in a mail would end, for the page that asks first; null for one that is not ours. */
export async function readUnsubscription(
  token: string,
): Promise<{ address: string; eventLabel: string | null } | null> {
  const wish = await readUnsubscribeToken(token);
  if (!wish) return null;
  const { address, eventType } = wish;
  return { address, eventLabel: eventType && eventCatalogue[eventType].label };
}
