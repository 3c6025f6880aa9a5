import type { Decision } from "@/lib/core/decide/decide";
import { query, type Tx } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import { storableJson } from "./storable-value";

/** After it each event that tells nobody has the decision that says why: one without a notification. */
export async function insertRefusals(
  tx: Tx,
  organisationId: string,
  refusals: readonly { eventId: string; decision: Pick<Decision, "verdict" | "reason" | "gates"> }[],
): Promise<void> {
  if (refusals.length === 0) return;
  const rows = refusals.map(({ eventId, decision: { verdict, reason, gates } }) => {
    return { id: newId(), eventId, verdict, reason, gates };
  });
  await query(
    `
INSERT INTO decisions (id, organisation_id, event_id, verdict, reason, gates)
SELECT id, $1::uuid, "eventId", verdict, reason, gates
FROM jsonb_to_recordset($2::jsonb) AS given (id uuid, "eventId" uuid, verdict text, reason text, gates jsonb)`,
    [organisationId, storableJson(rows)],
    tx,
  );
}
