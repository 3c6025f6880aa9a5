import type { DestinationHealth } from "@/lib/core/health";
import type { FailureReason } from "@/lib/core/outcome";
import { query, type Db, type Tx } from "./database";

/** Failures that new settings repair: what waits because of one is due again when they are saved. */
const repairable: readonly FailureReason[] = ["unauthorized", "misconfigured", "blocked_address", "gone"];

/** What is known of these lanes and mail servers of the organisation, by name. One that was never used is missing. */
export async function findHealth(
  db: Db,
  organisationId: string,
  destinations: readonly string[],
): Promise<Map<string, DestinationHealth>> {
  if (destinations.length === 0) return new Map();
  const rows = await db.destinationHealth.findMany({
    where: { organisationId, destination: { in: [...new Set(destinations)] } },
  });
  return new Map(
    rows.map(({ destination, organisationId: _, toldAt: __, lastReason, ...row }) => [
      destination,
      // lib/queue/record-health.ts is the only one that writes it.
      { ...row, lastReason: lastReason as FailureReason | null },
    ]),
  );
}

/**
 * Opens a lane or mail server again, as after its settings were saved: the next try counts as the first. What waits in
 * the lane because of refused settings is due now. What happened there stays readable. Whoever repairs a mail server
 * resets the lane of the mails as well. Nudge the queue after the commit.
 */
export async function resetHealth(tx: Tx, organisationId: string, destination: string): Promise<void> {
  await tx.destinationHealth.updateMany({
    where: { destination, organisationId },
    data: { failuresInRow: 0, openUntil: null, toldAt: null },
  });
  await query(
    `
UPDATE notifications SET next_attempt_at = now(), updated_at = now()
WHERE lane = $2 AND organisation_id = $1::uuid AND state IN ('queued', 'retrying')
  AND next_attempt_at > now() AND reason = ANY ($3::text[])`,
    [organisationId, destination, repairable],
    tx,
  );
}

/** Forgets a lane or mail server that is no more. */
export async function dropHealth(tx: Tx, organisationId: string, destination: string): Promise<void> {
  await tx.destinationHealth.deleteMany({ where: { destination, organisationId } });
}
