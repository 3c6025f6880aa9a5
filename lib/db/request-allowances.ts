import { query } from "./database";

/** What a caller has of a minute, after somebody took of it. */
export interface TakenAllowance {
  /** How many of those asked for there were. */
  granted: number;
  /** How many of the minute nobody has taken yet. */
  left: number;
  /** How long the minute goes on. */
  msLeft: number;
}

/**
 * Takes requests of the caller's minute, by the database's clock. However many processes ask, together they get no more
 * than `perMinute`: what is taken beyond it counts, but is not granted.
 */
export async function takeAllowance(
  caller: string,
  { wanted, perMinute }: { wanted: number; perMinute: number },
): Promise<TakenAllowance> {
  const [row] = await query<{ taken: number; msLeft: number }>(
    `
INSERT INTO request_allowances AS known (caller, window_start, taken)
VALUES ($1, date_trunc('minute', clock_timestamp()), $2::int)
ON CONFLICT (caller) DO UPDATE SET
  taken = $2::int + CASE WHEN known.window_start >= excluded.window_start THEN known.taken ELSE 0 END,
  window_start = greatest(known.window_start, excluded.window_start)
RETURNING taken,
  (extract(epoch FROM window_start + interval '1 minute' - clock_timestamp()) * 1000)::int AS "msLeft"`,
    [caller, wanted],
  );
  if (!row) throw new Error("The database did not count a request.");
  const left = perMinute - row.taken;
  return {
    granted: Math.max(0, Math.min(wanted, wanted + left)),
    left: Math.max(0, left),
    msLeft: row.msLeft,
  };
}
