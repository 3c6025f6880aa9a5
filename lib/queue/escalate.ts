import { query } from "@/lib/db/database";
import { logger } from "@/lib/logger";
import { isPaused } from "./control";
import { takeEscalationStep } from "./take-escalation-step";

/** In a round: what is left waits for the next one. */
const MAX_STEPS = 100;

/**
 * Takes the next step of every escalation that is due, one of each: after a standstill the steps that were missed follow in
 * their order, round by round. Each has a transaction of its own, and one that cannot be taken is tried again in a minute,
 * so that it does not stop the others. While workers are paused nobody would be told, so nothing goes on. Gives how many
 * steps were taken; nudge the queue when there were any.
 */
export async function escalateDue(onError = logError): Promise<number> {
  const due = await query<{ id: string }>(
    `
SELECT id FROM escalations
WHERE state = 'active' AND next_at <= now()
ORDER BY next_at
LIMIT $1::int`,
    [MAX_STEPS],
  );
  if (due.length === 0 || (await isPaused())) return 0;
  let taken = 0;
  for (const { id } of due) if (await tryStep(id, onError)) taken++;
  return taken;
}

function logError(error: unknown, escalationId: string): void {
  logger.error({ err: error, escalationId }, "a step of an escalation could not be taken");
}

async function tryStep(id: string, onError: typeof logError): Promise<boolean> {
  try {
    return await takeEscalationStep(id);
  } catch (error) {
    onError(error, id);
    await query(
      `
UPDATE escalations SET next_at = now() + interval '1 minute', updated_at = now()
WHERE id = $1::uuid AND state = 'active' AND next_at <= now()`,
      [id],
    );
    return false;
  }
}
