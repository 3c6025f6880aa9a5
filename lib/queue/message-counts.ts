import type { Decision } from "@/lib/core/decide/decide";
import type { MessageLimits } from "@/lib/core/decide/gate";
import { organisationScope, scopesOf, windowAround } from "@/lib/core/message-scope";
import { query, type Tx } from "@/lib/db/database";

/** How many messages were let through in this window, brought up to date with each decision of a transaction. */
export class MessageCounts {
  readonly #counts: Map<string, number>;
  readonly #added = new Map<string, number>();
  #version = 0;

  constructor(counts: ReadonlyMap<string, number>) {
    this.#counts = new Map(counts);
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** Another one after each change: as long as it is the same, so are the counts. */
  get version(): number {
    return this.#version;
  }

  /** What this transaction let through. */
  get added(): ReadonlyMap<string, number> {
    return this.#added;
  }

  learn(decisions: readonly Decision[]): void {
    for (const { verdict, candidate } of decisions) {
      if (verdict !== "send" || !candidate) continue;
      this.#version++;
      for (const scope of scopesOf(candidate.recipient)) {
        this.#counts.set(scope, (this.#counts.get(scope) ?? 0) + 1);
        this.#added.set(scope, (this.#added.get(scope) ?? 0) + 1);
      }
    }
  }
}

/**
 * Reads the counts of the window around `now`. It locks them until the transaction ends, unless it is only asked what would
 * be decided: of two transactions the second one sees what the first one let through.
 */
export async function loadMessageCounts(
  tx: Tx,
  organisationId: string,
  limits: MessageLimits | null,
  { now, isImagined }: { now: Date; isImagined: boolean },
): Promise<MessageCounts> {
  if (limits === null) return new MessageCounts(new Map());
  const { start } = windowAround(now, limits.windowMinutes);
  // The organisation's own row is what all others are locked by.
  if (!isImagined) await addMessageCounts(tx, organisationId, start, new Map([[organisationScope, 0]]));
  const rows = await query<{ scope: string; count: number }>(
    `SELECT scope, count FROM message_counts WHERE organisation_id = $1::uuid AND window_start = $2::timestamptz`,
    [organisationId, start],
    tx,
  );
  return new MessageCounts(new Map(rows.map(({ scope, count }) => [scope, count])));
}

/** After it the counts of the window are higher by what was let through. */
export async function addMessageCounts(
  tx: Tx,
  organisationId: string,
  windowStart: Date,
  added: ReadonlyMap<string, number>,
): Promise<void> {
  if (added.size === 0) return;
  await query(
    `
INSERT INTO message_counts (organisation_id, scope, window_start, count)
SELECT $1::uuid, scope, $2::timestamptz, count FROM unnest($3::text[], $4::int[]) AS given (scope, count)
ORDER BY scope
ON CONFLICT (organisation_id, scope, window_start) DO UPDATE SET count = message_counts.count + excluded.count`,
    [organisationId, windowStart, [...added.keys()], [...added.values()]],
    tx,
  );
}
