import type { PGlite } from "@electric-sql/pglite";

type Answer = Awaited<ReturnType<PGlite["execProtocolStream"]>>;

interface Statement {
  name: string;
  parsed: Answer;
  /** Of its parameters and columns; null before anybody asked. */
  description: Answer | null;
}

/** What is not among the statements used last is prepared anew. */
const MAX_STATEMENTS = 300;

// First bytes of messages: https://www.postgresql.org/docs/18/protocol-message-formats.html
const PARSE = "P".charCodeAt(0);
const BIND = "B".charCodeAt(0);
const DESCRIBE = "D".charCodeAt(0);
const QUERY = "Q".charCodeAt(0);
/** Of Describe and Close: a statement. */
const STATEMENT = "S";

/**
 * Lets the database keep each statement that it was given, parsed and soon planned, instead of reading it anew each time:
 * in WASM that takes several times as long as carrying it out. PGlite has no way to ask for it, but all that it says goes
 * through one method, one message after the other: here unnamed statements get a name, and what is known is not asked
 * again. Scripts that change the schema make everything forgotten.
 */
export function prepareStatements(pglite: PGlite): void {
  const say = pglite.execProtocolStream.bind(pglite);
  const known = new Map<string, Statement>();
  let latest: Statement | null = null;
  let count = 0;

  async function prepare(text: string, options: Options): Promise<Statement> {
    const name = `s${++count}`;
    const parsed = await say(parseMessage(name, text), options);
    const [oldest] = known;
    if (oldest && known.size >= MAX_STATEMENTS) {
      known.delete(oldest[0]);
      await say(message("C", STATEMENT, text0(oldest[1].name)), options);
    }
    return { name, parsed, description: null };
  }

  pglite.execProtocolStream = async (given, options) => {
    const kind = given[0];
    if (kind === PARSE) {
      latest = null;
      const text = unnamedText(given);
      if (text === null) return say(given, options);
      const statement = known.get(text) ?? (await prepare(text, options));
      known.delete(text);
      known.set(text, statement);
      latest = statement;
      return statement.parsed;
    }
    if (kind === DESCRIBE && latest && isUnnamedStatement(given))
      return (latest.description ??= await say(message("D", STATEMENT, text0(latest.name)), options));
    if (kind === BIND && latest) return say(bindTo(latest.name, given), options);
    if (kind === QUERY && /\b(?:CREATE|ALTER|DROP)\b/i.test(decode(given.subarray(5)))) known.clear();
    return say(given, options);
  };
}

type Options = Parameters<PGlite["execProtocolStream"]>[1];

/** The statement of a Parse message; null when it has a name, or says itself what its parameters are. */
function unnamedText(given: Uint8Array): string | null {
  const end = given.indexOf(0, 6);
  const isPlain = given[5] === 0 && end === given.length - 3 && given[end + 1] === 0 && given[end + 2] === 0;
  return isPlain ? decode(given.subarray(6, end)) : null;
}

function isUnnamedStatement(given: Uint8Array): boolean {
  return given[5] === STATEMENT.charCodeAt(0) && given[6] === 0;
}

function parseMessage(name: string, text: string): Uint8Array {
  return message("P", text0(name), text0(text), new Uint8Array(2));
}

/** A Bind message, of which the statement's name follows the portal's. */
function bindTo(name: string, given: Uint8Array): Uint8Array {
  const portalEnd = given.indexOf(0, 5) + 1;
  const statementEnd = given.indexOf(0, portalEnd) + 1;
  return message("B", given.subarray(5, portalEnd), text0(name), given.subarray(statementEnd));
}

/** A message with its length, which does not count the first byte. */
function message(kind: string, ...parts: (string | Uint8Array)[]): Uint8Array {
  const body = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
  const head = Buffer.alloc(5);
  head.write(kind, 0, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function text0(text: string): string {
  return `${text}\0`;
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
