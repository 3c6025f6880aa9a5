import { query, type Tx } from "./database";

/** After it the transaction reads only: any change and any lock of a row is an error of the database. */
export async function forbidWrites(tx: Tx): Promise<void> {
  await query("SELECT set_config('transaction_read_only', 'on', true)", [], tx);
}
