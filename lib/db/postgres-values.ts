import pg from "pg";

const { types } = pg;
const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, BigInt],
  // The session is in UTC: a time without a zone is one there.
  [types.builtins.TIMESTAMP, (text) => new Date(`${text.replace(" ", "T")}Z`)],
]);

/** How the driver reads values, so that query() answers the same as over Prisma's adapter. */
export const rowTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    parsers.get(oid) ?? (types.getTypeParser(oid, format) as (text: string) => unknown),
};

/** The driver itself would write a time in the zone of this process, which a column without a zone then keeps. */
export function parameterOf(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
