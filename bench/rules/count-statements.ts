import pg from "pg";

let count = 0;
const send = pg.Client.prototype.query;

/** From now on every statement of this process to PostgreSQL is counted, those of transactions too. */
export function startCounting(): void {
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    count++;
    return Reflect.apply(send, this, args) as unknown;
  } as typeof send;
}

/** How many were sent while `work` went on. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const before = count;
  await work();
  return count - before;
}
