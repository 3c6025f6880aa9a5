import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { EventType, Severity } from "@/lib/core/event";

/** A held message that is told with others. */
export interface BundleMember {
  id: string;
  organisationId: string;
  bundleKey: string;
  recipient: string;
  recipientName: string | null;
  userId: string | null;
  channelKind: ChannelKindId;
  channelId: string | null;
  eventId: string | null;
  eventType: EventType | null;
  jobId: string | null;
  runId: string | null;
  severity: Severity;
  /** When the event happened. */
  at: Date;
}

/** Those that one message tells, in the order in which they were made. Never empty. */
export type Bundle = readonly [BundleMember, ...BundleMember[]];

/** A list with at least one member as a bundle; of an empty one nothing. */
export function bundleOf(members: readonly BundleMember[]): Bundle[] {
  const [first, ...others] = members;
  return first ? [[first, ...others]] : [];
}

/** The columns of a member of the notifications `n` and their events `e`. */
export const memberColumns = `
n.id, n.organisation_id AS "organisationId", n.bundle_key AS "bundleKey", n.recipient, n.recipient_name AS "recipientName",
n.user_id AS "userId", n.channel_kind AS "channelKind", n.channel_id AS "channelId", n.event_id AS "eventId",
n.event_type AS "eventType", n.job_id AS "jobId", n.run_id AS "runId", n.severity,
coalesce(e.occurred_at, n.created_at) AS at`;
