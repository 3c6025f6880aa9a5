import { database, query, type Db, type Tx } from "./database";

/** The database's time: the one clock that all processes share. It goes on within a transaction. */
export async function readClock(db: Db = database().prisma): Promise<Date> {
  const [row] = await query<{ now: Date }>(`SELECT clock_timestamp() AS now`, [], db);
  if (!row) throw new Error("The database did not tell the time.");
  return row.now;
}

/** When the transaction began, in whole milliseconds: what is decided in it goes by this moment. */
export async function transactionTime(tx: Tx): Promise<Date> {
  const [row] = await query<{ now: Date }>(`SELECT date_trunc('milliseconds', now()) AS now`, [], tx);
  if (!row) throw new Error("The database did not tell the time.");
  return row.now;
}
