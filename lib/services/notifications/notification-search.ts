import type { Actor } from "@/lib/core/actor";
import type { NotificationSearch } from "@/lib/db/notifications";
import type { NotificationFilter } from "@/lib/schemas/notification";

/** What to look for; null when nothing can fit: a key that acts for nobody has no notifications of its own. */
export function searchOf(actor: Actor, filter: NotificationFilter): Omit<NotificationSearch, "limit"> | null {
  if (filter.user_id === "me" && !actor.userId) return null;
  return {
    states: filter.state,
    channelKinds: filter.channel_kind,
    channelId: filter.channel_id,
    reasons: filter.reason,
    severities: filter.severity,
    purposes: filter.purpose,
    eventTypes: filter.event_type,
    jobKey: filter.job,
    runId: filter.run_id,
    eventId: filter.event_id,
    userId: filter.user_id === "me" ? (actor.userId ?? undefined) : filter.user_id,
    recipient: filter.recipient,
    text: filter.q,
    from: filter.from === undefined ? undefined : new Date(filter.from),
    to: filter.to === undefined ? undefined : new Date(filter.to),
  };
}
