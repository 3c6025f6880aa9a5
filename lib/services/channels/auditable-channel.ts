import type { ChannelRow } from "@/lib/db/channels";
import type { ChannelTriggers } from "@/lib/db/triggers";

/** What the audit trail keeps of a channel, by the names of the API: its row holds no secrets. */
export function auditableChannel(
  {
    name,
    enabled,
    isFallback,
    ratePerMinute,
    config,
  }: Omit<ChannelRow, "id" | "organisationId" | "kind" | "createdAt" | "updatedAt">,
  { eventTypes, fallbackFor }: ChannelTriggers,
) {
  return {
    name,
    enabled,
    is_fallback: isFallback,
    rate_per_minute: ratePerMinute,
    config,
    event_types: eventTypes,
    fallback_for: fallbackFor,
  };
}
