import { query, type Db, type Tx } from "./database";

export interface DebugLog {
  until: Date;
  /** Who switched it on. */
  by: string;
}

const FACT = "debug_log";

/** Until when all processes write debug records, by the database's clock; null: they do not. */
export async function findDebugLog(db?: Db): Promise<DebugLog | null> {
  const [row] = await query<DebugLog>(
    `
SELECT (value::jsonb ->> 'until')::timestamptz AS until, value::jsonb ->> 'by' AS by
FROM system_facts
WHERE name = $1 AND (value::jsonb ->> 'until')::timestamptz > now()`,
    [FACT],
    db,
  );
  return row ?? null;
}

/** Switches it on for so many minutes from now; 0: off. */
export async function setDebugLog(tx: Tx, { minutes, by }: { minutes: number; by: string }): Promise<void> {
  await query(
    `
INSERT INTO system_facts (name, value)
VALUES ($1, jsonb_build_object('until', now() + make_interval(mins => $2::int), 'by', $3::text)::text)
ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [FACT, minutes, by],
    tx,
  );
}
