import type { ChannelKindId } from "@/lib/core/channel-kind";
import type { Decision } from "@/lib/core/decide/decide";
import { decideAgain } from "@/lib/core/decide/decide-again";
import type { GateResult } from "@/lib/core/decide/gate";
import type { Severity } from "@/lib/core/event";
import type { Member } from "@/lib/core/recipient";
import { query, type Tx } from "./database";
import { preferenceOf, type PreferenceRow } from "./preferences";

/** So many rows are read and changed by a statement. */
const BATCH = 500;

interface HeldRow {
  id: string;
  severity: Severity;
  isEscalation: boolean;
  channelKind: ChannelKindId;
  reason: string | null;
  bundleKey: string | null;
  heldUntil: Date;
  gates: GateResult[];
}

type Change = Pick<HeldRow, "id" | "reason" | "bundleKey"> & { heldUntil: Date; gates: GateResult[] | null };

/**
 * After it the person's held messages wait for what the preferences say now, by the gates of time: later, earlier, or no
 * longer. Each row is locked before it is looked at, so one that a worker has released meanwhile stays released.
 */
export async function rescheduleHolds(tx: Tx, preference: PreferenceRow, now: Date): Promise<void> {
  const member = memberOf(preference);
  let after: string | null = null;
  for (;;) {
    const rows: HeldRow[] = await lockHeld(tx, preference, { after, now });
    const changes = rows.flatMap((row) => changeOf(row, decideAgain({ ...row, member }, now), now) ?? []);
    await storeHolds(tx, changes);
    await storeGates(tx, changes);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}

/** Null: nothing changes. */
function changeOf(
  row: HeldRow,
  { verdict, reason, heldUntil, bundleKey, gates }: Decision,
  now: Date,
): Change | null {
  const { id } = row;
  // It comes out now, in the message in which it would have come out later.
  if (verdict !== "hold" || heldUntil === null)
    return { id, reason: row.reason, bundleKey: row.bundleKey, heldUntil: now, gates: null };
  const isSame = reason === row.reason && bundleKey === row.bundleKey && +heldUntil === +row.heldUntil;
  return isSame ? null : { id, reason, bundleKey, heldUntil, gates };
}

/** As much of the person as the gates of time ask for. */
function memberOf(row: PreferenceRow): Member {
  const preference = preferenceOf(row, [], []);
  return { userId: row.userId, name: "", email: "", role: "member", preference, mutes: [] };
}

/** What is due already is on its way: asked anew, it would wait for the digest after. What waits for review goes on. */
function lockHeld(
  tx: Tx,
  { organisationId, userId }: PreferenceRow,
  { after, now }: { after: string | null; now: Date },
): Promise<HeldRow[]> {
  return query<HeldRow>(
    `
SELECT n.id, n.severity, n.purpose = 'escalation' AS "isEscalation", n.channel_kind AS "channelKind", n.reason,
  n.bundle_key AS "bundleKey", n.held_until AS "heldUntil", coalesce(d.gates, '[]') AS gates
FROM notifications n
LEFT JOIN decisions d ON d.notification_id = n.id
WHERE n.organisation_id = $1::uuid AND n.user_id = $2::uuid AND n.state = 'held' AND n.held_until > $5::timestamptz
  AND n.reason IS DISTINCT FROM 'restored'
  AND ($3::uuid IS NULL OR n.id > $3::uuid)
ORDER BY n.id
LIMIT $4::int
FOR UPDATE OF n`,
    [organisationId, userId, after, BATCH, now],
    tx,
  );
}

async function storeHolds(tx: Tx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await query(
    `
UPDATE notifications n SET
  held_until = c.held_until,
  reason = c.reason,
  bundle_key = c.bundle_key,
  -- A longer wait is no reason to come too late.
  expires_at = n.expires_at + greatest(c.held_until - n.held_until, interval '0'),
  updated_at = now()
FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[]) AS c (id, held_until, reason, bundle_key)
WHERE n.id = c.id AND n.state = 'held'`,
    [
      changes.map(({ id }) => id),
      changes.map(({ heldUntil }) => heldUntil.toISOString()),
      changes.map(({ reason }) => reason),
      changes.map(({ bundleKey }) => bundleKey),
    ],
    tx,
  );
}

/** The trace says why it waits now. What comes out at once keeps why it waited. */
async function storeGates(tx: Tx, changes: readonly Change[]): Promise<void> {
  const traced = changes.filter(({ gates }) => gates !== null);
  if (traced.length === 0) return;
  await query(
    `
UPDATE decisions d SET reason = c.reason, gates = c.gates
FROM jsonb_to_recordset($1::jsonb) AS c (id uuid, reason text, gates jsonb)
WHERE d.notification_id = c.id`,
    [JSON.stringify(traced.map(({ id, reason, gates }) => ({ id, reason, gates })))],
    tx,
  );
}
