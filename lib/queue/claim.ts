import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { EventType, Severity } from "@/lib/core/event";
import type { AttachmentSpec, MessageTemplate } from "@/lib/core/message";
import type { Purpose } from "@/lib/core/notification";
import { claimDue, type DueNotification } from "./claim-due";

/** A notification that this worker may send until the lease ends. */
export interface ClaimedNotification {
  id: string;
  organisationId: string;
  leaseToken: string;
  attemptId: string;
  /** This try's number: 1 is the first. */
  attempt: number;
  purpose: Purpose;
  /** What fails and recovers together (lib/core/lane.ts). */
  lane: string;
  /** Nothing failed there since the last message that was accepted. */
  isLaneHealthy: boolean;
  eventType: EventType | null;
  severity: Severity;
  runId: string | null;
  userId: string | null;
  recipient: string;
  recipientName: string | null;
  channelKind: ChannelKindId;
  channelId: string | null;
  templateVersionId: string | null;
  inlineTemplate: MessageTemplate | null;
  contextId: string | null;
  /** What it is told with; null: nothing. */
  bundleKey: string | null;
  attachments: AttachmentSpec[];
  expiresAt: Date | null;
  /** The database's time of the claim. */
  claimedAt: Date;
  /** performance.now() before it: the claim may not have seen what was stored later. */
  lookedAt: number;
}

export interface ClaimRequest {
  workerId: string;
  limit: number;
  /** The most that one lane gives; `limit` when absent. */
  room?: number;
  /** Lanes of which this worker has some in hand, and how many more it takes. */
  rooms?: ReadonlyMap<string, number>;
}

/**
 * Takes up to `limit` due notifications: the most urgent first, then what has waited longest. After it each is in
 * `sending`, belongs to this worker for LEASE_SECONDS, has one more attempt, whose row was written before anything is
 * sent, and has used up a token of its lane, where the lane has a limit. A closed lane (lib/core/health.ts) gives
 * nothing, one that has just been closed or keeps failing gives one at a time. What came due too late is dead. While
 * the workers are paused nobody gets anything.
 */
export async function claimNotifications({
  workerId,
  limit,
  room = limit,
  rooms = new Map(),
}: ClaimRequest): Promise<ClaimedNotification[]> {
  for (;;) {
    const lookedAt = performance.now();
    const due = await claimDue({ workerId, limit, room, rooms });
    const claimed = due.filter(isLeased).map((one) => ({ ...one, lookedAt }));
    // A heap of expired ones must not keep the living behind it waiting.
    if (claimed.length > 0 || due.length === 0) return claimed;
  }
}

function isLeased(due: DueNotification): due is DueNotification & { leaseToken: string } {
  return due.leaseToken !== null;
}
