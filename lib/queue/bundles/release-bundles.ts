import { query, withTransaction, type Tx } from "@/lib/db/database";
import { lifetimeOf } from "@/lib/db/lifetime";
import type { Bundle } from "./bundle";
import { byKey } from "./by-key";
import { takeDueBundles } from "./take-due-bundles";
import { tellBundles } from "./tell-bundles";

/** One round must not keep a worker from its other work. */
const MAX_TRANSACTIONS = 10;

/**
 * After it every bundle of which any message was due is told in one message, which is queued, up to a bound. Each
 * transaction takes whole bundles, so a worker that dies leaves them as they were. Gives how many messages there are to
 * send.
 */
export async function releaseBundles(): Promise<number> {
  let released = 0;
  for (let round = 0; round < MAX_TRANSACTIONS; round++) {
    const { count, mayHaveMore } = await withTransaction(async (tx) => {
      const taken = await takeDueBundles(tx);
      return { ...taken, count: await sendBundles(tx, taken.bundles) };
    });
    released += count;
    if (!mayHaveMore || count === 0) break;
  }
  return released;
}

/** Queues these, of which the caller holds the locks: one message of each; what is alone goes out as itself. */
export async function sendBundles(tx: Tx, bundles: readonly Bundle[]): Promise<number> {
  const alone = bundles.filter(({ length }) => length === 1);
  await sendAlone(
    tx,
    alone.map(([{ id }]) => id),
  );
  const together = bundles.filter(({ length }) => length > 1);
  for (const [organisationId, ofOne] of byKey(together, ([first]) => first.organisationId))
    await tellBundles(tx, organisationId, ofOne);
  return bundles.length;
}

async function sendAlone(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await query(
    `
UPDATE notifications SET
  state = 'queued',
  reason = NULL,
  held_until = NULL,
  next_attempt_at = now(),
  expires_at = now() + ${lifetimeOf("severity")},
  updated_at = now()
WHERE id = ANY ($1::uuid[]) AND state = 'held'`,
    [ids],
    tx,
  );
}
