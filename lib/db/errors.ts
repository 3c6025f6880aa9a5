/** The database cannot be worked with. The message is for the operator and holds no password. */
export class DatabaseUnavailableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DatabaseUnavailableError";
  }
}

// Prisma's errors in words of our own. By shape, not by class: Next bundles Prisma's runtime more than once.

/** What the adapters report of a driver's error (@prisma/driver-adapter-utils). */
interface DriverCause {
  kind?: string;
  originalCode?: string;
  code?: string;
  table?: string;
  constraint?: { fields?: string[]; index?: string };
}

/**
 * The row breaks a unique constraint: the one over `fields` (in the schema's order, as columns or as Prisma names them),
 * or any when no field is given.
 */
export function isUniqueViolation(error: unknown, ...fields: string[]): boolean {
  const cause = causeOf(error);
  const isViolation =
    codeOf(error) === "P2002" || cause?.kind === "UniqueConstraintViolation" || sqlStateOf(error) === "23505";
  if (!isViolation || fields.length === 0) return isViolation;

  const columns = fields.map(asColumn);
  const violated = cause?.constraint?.fields?.map((field) => field.replaceAll('"', ""));
  if (violated)
    return violated.length === columns.length && columns.every((column) => violated.includes(column));
  const index = cause?.constraint?.index ?? textAt(error, "constraint");
  if (!index) return false;
  // The names that Prisma's migrations give to unique indexes and primary keys.
  const names = columns.join("_") === "id" ? ["id_key", "pkey"] : [`${columns.join("_")}_key`];
  const table = cause?.table ?? textAt(error, "table");
  return names.some((name) => (table ? index === `${table}_${name}` : index.endsWith(`_${name}`)));
}

/** An update or delete of one row by its key found none. */
export function isNotFound(error: unknown): boolean {
  return codeOf(error) === "P2025";
}

/** A transaction that lost against another one (serialization failure, deadlock): trying again may help. */
export function isWriteConflict(error: unknown): boolean {
  const isConflict = codeOf(error) === "P2034" || causeOf(error)?.kind === "TransactionWriteConflict";
  return isConflict || ["40001", "40P01"].includes(sqlStateOf(error) ?? "");
}

function codeOf(error: unknown): string | undefined {
  return textAt(error, "code");
}

/** The SQLSTATE, wherever a driver, an adapter or Prisma has put it. */
function sqlStateOf(error: unknown): string | undefined {
  const cause = causeOf(error);
  const candidates = [
    cause?.originalCode,
    cause?.code,
    textAt(recordAt(error, "meta"), "code"),
    codeOf(error),
  ];
  return candidates.find(
    (candidate) => candidate && /^[0-9A-Z]{5}$/.test(candidate) && !/^P2\d/.test(candidate),
  );
}

function causeOf(error: unknown): DriverCause | undefined {
  const adapterError = recordAt(recordAt(error, "meta"), "driverAdapterError") ?? error;
  return recordAt(adapterError, "cause") as DriverCause | undefined;
}

function recordAt(value: unknown, key: string): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === "object" && found !== null ? (found as Record<string, unknown>) : undefined;
}

function textAt(value: unknown, key: string): string | undefined {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === "string" ? found : undefined;
}

function asColumn(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
