import { describeIssue } from "./input-issues";
import { SettingsDocument } from "./settings";

/** A part of a document that could not be kept. */
export interface LeftOut {
  /** Such as email.smtp_port or event_triggers.0.severity. */
  path: string;
  /** unknown: no such field; invalid: a value that the field cannot have. */
  why: "unknown" | "invalid";
  /** In words that follow the field's name. */
  detail: string;
}

type Path = readonly PropertyKey[];

/** Each round leaves out at least one part; what has more wrong than this is no document. */
const MOST_ROUNDS = 50;

/**
 * As much of a document as can be used, and what cannot: one bad field must not cost the others, be it of another version,
 * by somebody's hand, or a reference whose value does not fit.
 */
export function salvageSettings(value: unknown): { document: SettingsDocument; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  let rest: unknown = isObject(value) ? structuredClone(value) : undefined;
  if (rest === undefined)
    return { document: {}, leftOut: [{ path: "", why: "invalid", detail: "is no object" }] };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const parsed = SettingsDocument.safeParse(rest, { error: describeIssue });
    if (parsed.success) return { document: parsed.data, leftOut };
    const found = parsed.error.issues.flatMap(faultsOf);
    leftOut.push(...found.map(({ path, ...fault }) => ({ ...fault, path: path.map(String).join(".") })));
    for (const { path } of distinctLastFirst(found)) rest = without(rest, path);
  }
  return { document: {}, leftOut };
}

interface Fault extends Omit<LeftOut, "path"> {
  path: Path;
}

function faultsOf(issue: {
  code?: string;
  path: Path;
  message: string;
  keys?: string[];
  input?: unknown;
}): Fault[] {
  const { code, path, message, keys = [] } = issue;
  if (code === "unrecognized_keys")
    return keys.map((key) => ({ path: [...path, key], why: "unknown", detail: "is not a known field" }));
  return [{ path, why: "invalid", detail: message }];
}

/** A later element of a list goes before an earlier one, whose going would move it. */
function distinctLastFirst(faults: readonly Fault[]): Fault[] {
  const byPath = new Map(faults.map((fault) => [JSON.stringify(fault.path), fault]));
  return [...byPath.values()].toSorted((a, b) => comparePaths(b.path, a.path));
}

function comparePaths(a: Path, b: Path): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]];
    if (left === right) continue;
    if (typeof left === "number" && typeof right === "number") return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return a.length - b.length;
}

/** Takes out what is at the path; what is missing there takes what holds it along, as it cannot be without. */
function without(value: unknown, path: Path): unknown {
  const [key, ...deeper] = path;
  if (key === undefined) return undefined;
  if (Array.isArray(value)) {
    const element = without(value[Number(key)], deeper);
    return element === undefined
      ? value.filter((_, index) => index !== Number(key))
      : value.map((one: unknown, index) => (index === Number(key) ? element : one));
  }
  if (!isObject(value) || !(key in value)) return undefined;
  const { [key]: held, ...others } = value as Record<PropertyKey, unknown>;
  const part = without(held, deeper);
  return part === undefined ? others : { ...others, [key]: part };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
