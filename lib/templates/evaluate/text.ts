import { maxDepth } from "../limits";
import { floatText, numberText } from "./number-text";
import type { Run } from "./run";
import { Float, Namespace, Safe, Tuple, Undefined, nameOf, type Value } from "./value";

/** A value as Jinja prints it. */
export function toText(run: Run, value: Value): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return numberText(value);
    case "boolean":
      return value ? "True" : "False";
    default:
      if (value === null) return "None";
      if (value instanceof Safe) return value.text;
      if (value instanceof Float) return floatText(value.value);
      if (value instanceof Undefined) {
        run.notice(value);
        return "";
      }
      return nested(run, value, 0);
  }
}

function nested(run: Run, value: Value, depth: number): string {
  if (depth > maxDepth) run.fail(`A value nested more than ${maxDepth} deep cannot be printed.`);
  if (Array.isArray(value)) {
    const items = Array.from(value, (item) => inner(run, item, depth));
    run.allowText(items.reduce((sum, item) => sum + item.length + 2, 2));
    const text = items.join(", ");
    if (!(value instanceof Tuple)) return `[${text}]`;
    return value.length === 1 ? `(${text},)` : `(${text})`;
  }
  if (value instanceof Map) {
    const entries = Array.from(
      value,
      ([key, item]) => `${inner(run, key, depth)}: ${inner(run, item, depth)}`,
    );
    run.allowText(entries.reduce((sum, entry) => sum + entry.length + 2, 2));
    return `{${entries.join(", ")}}`;
  }
  if (value instanceof Namespace) run.fail("A namespace cannot be printed: print its attributes.");
  run.fail(`${nameOf(value)} cannot be printed.`);
}

/** A value as Python's repr() shows it: text is quoted. */
export function quotedText(run: Run, value: Value): string {
  return inner(run, value, 0);
}

/** A value inside a list or dictionary: text is quoted as in Python. */
function inner(run: Run, value: Value, depth: number): string {
  run.spend(1);
  if (value instanceof Undefined) return "Undefined";
  if (value instanceof Safe) return `Markup(${quoted(run, value.text)})`;
  if (typeof value === "string") return quoted(run, value);
  return typeof value === "object" && value !== null && !(value instanceof Float)
    ? nested(run, value, depth + 1)
    : toText(run, value);
}

const shortEscapes: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };
const unprintable = /[\\]|(?! )[\p{C}\p{Z}]/gu;

function quoted(run: Run, text: string): string {
  run.allowText(text.length);
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(unprintable, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character in shortEscapes) return shortEscapes[character]!;
    if (code <= 0xff) return `\\x${code.toString(16).padStart(2, "0")}`;
    if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, "0")}`;
    return `\\U${code.toString(16).padStart(8, "0")}`;
  });
  return quote + (quote === "'" ? escaped.replace(/'/g, "\\'") : escaped) + quote;
}
