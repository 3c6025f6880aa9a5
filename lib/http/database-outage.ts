/** Prisma's codes for a server that cannot be reached, is too busy, or hung up, and for a full pool. */
const PRISMA_CODES = ["P1001", "P1002", "P1008", "P1017", "P2024", "P2037"];
/** What the driver adapters call the same. */
const ADAPTER_KINDS = ["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"];
/** Node's codes of a failed socket. */
const SOCKET_CODES = [
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
];
/**
 * SQLSTATE classes: connection exceptions, a disk that is full, memory or connections that are used up, a server that
 * shuts down or starts up, one that only reads (a standby that was not promoted yet), one that cannot use its files.
 */
const SQL_STATES = /^(08...|53...|57P0[1-3]|25006|58030)$/;
/** pg's own errors, which have nothing but a text. */
const PG_TEXTS =
  /^(Connection terminated( unexpectedly| due to connection timeout)?|timeout (expired|exceeded when trying to connect)|Query read timeout|Client has encountered a connection error and is not queryable)$/;

const MAX_DEPTH = 6;

/**
 * Whether the error says that the database does not answer or takes nothing, not that a statement is wrong. By shape, not
 * by class.
 */
export function isDatabaseOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > MAX_DEPTH) return false;
  const { code, kind, originalCode, name, message } = error as Record<string, unknown>;
  if (name === "PrismaClientInitializationError" || name === "DatabaseUnavailableError") return true;
  if (typeof message === "string" && PG_TEXTS.test(message)) return true;
  if (typeof kind === "string" && ADAPTER_KINDS.includes(kind)) return true;
  if ([code, originalCode].some((value) => typeof value === "string" && isOutageCode(value))) return true;

  const { cause, meta, driverAdapterError, errors } = error as Record<string, unknown>;
  const inner = [cause, meta, driverAdapterError, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return inner.some((candidate) => isDatabaseOutage(candidate, depth + 1));
}

function isOutageCode(code: string): boolean {
  return PRISMA_CODES.includes(code) || SOCKET_CODES.includes(code) || SQL_STATES.test(code);
}
