import type { Actor } from "@/lib/core/actor";
import { query, type Tx } from "./database";
import { lockOrganisation } from "./lock-organisation";

/** The actions in the audit trail that are trials: they call somebody else's server at once, so they are counted. */
export const trialActions = [
  "channel.test",
  "preferences.test",
  "preferences.send_code",
  "mail_server.test",
  "mail_server.check",
] as const;
export type TrialAction = (typeof trialActions)[number];

type Asker = Pick<Actor, "kind" | "organisationId" | "userId" | "label">;

/**
 * How many trials a member or key asked for in the last minute. Holds the organisation until the transaction ends, so
 * that trials that are asked for at the same time are counted one after the other.
 */
export async function countRecentTrials(
  tx: Tx,
  { kind, organisationId, userId, label }: Asker,
): Promise<number> {
  await lockOrganisation(tx, organisationId);
  const [row] = await query<{ count: number }>(
    `
SELECT count(*)::int AS count FROM audit_entries
WHERE organisation_id = $1::uuid AND created_at > clock_timestamp() - interval '1 minute'
  AND actor_kind = $2 AND actor_id IS NOT DISTINCT FROM $3 AND actor_label = $4 AND action = ANY ($5::text[])`,
    [organisationId, kind, userId, label, trialActions],
    tx,
  );
  return row?.count ?? 0;
}
