import { isJsonType } from "../content-type";
import { maxDepth } from "../limits";
import { escapeJson } from "./escape";
import type { Run } from "./run";
import { toText } from "./text";
import { isNumeric, isText, nameOf, Safe, Undefined, type Value } from "./value";

/** The texts that were made as JSON in a rendering: `tojson` and blocks give them as values that are safe. */
const jsonTexts = new WeakMap<Run, Set<string>>();

export function noteJsonText(run: Run, text: string): void {
  const known = jsonTexts.get(run) ?? new Set();
  jsonTexts.set(run, known.add(text));
}

/** Whether a value is a piece of JSON, which a JSON document takes as it is. */
function isJsonText(run: Run, text: string): boolean {
  return jsonTexts.get(run)?.has(text) ?? false;
}

/**
 * JSON as Jinja's `tojson` writes it: keys sorted, ASCII only, and < > & ' as escapes, so that it is harmless in
 * HTML and inside a script. In a JSON document the texts are escaped for whoever reads it instead.
 */
export function jsonText(run: Run, value: Value, indent: number | null): string {
  const writer = new JsonWriter(run, indent === null ? null : Math.max(0, Math.min(indent, 16)));
  const text = writer.write(value, 0);
  if (isJsonType(run.contentType)) noteJsonText(run, text);
  return text;
}

/** A value as it stands in a JSON document; a piece of JSON as it is. */
export function jsonValue(run: Run, value: Value): string {
  return new JsonWriter(run, null).write(value, 0);
}

class JsonWriter {
  private readonly isDocument: boolean;
  private length = 0;

  constructor(
    private readonly run: Run,
    private readonly indent: number | null,
  ) {
    this.isDocument = isJsonType(run.contentType);
  }

  write(value: Value, depth: number): string {
    this.run.spend(1);
    if (depth > maxDepth)
      this.run.fail(`A value nested more than ${maxDepth} deep cannot be written as JSON.`);
    if (value === null || value instanceof Undefined) {
      this.run.notice(value);
      return "null";
    }
    if (typeof value === "boolean") return value ? "true" : "false";
    if (isNumeric(value)) return toText(this.run, value);
    if (isText(value)) return this.text(value);
    if (Array.isArray(value)) {
      return this.wrap(
        "[",
        "]",
        Array.from(value, (item) => this.write(item, depth + 1)),
        depth,
      );
    }
    if (!(value instanceof Map)) this.run.fail(`${nameOf(value)} cannot be written as JSON.`);
    const entries = Array.from(value, ([key, item]) => ({ key: String(key), item }));
    entries.sort((left, right) => (left.key < right.key ? -1 : 1));
    const parts = entries.map(({ key, item }) => `${this.string(key)}: ${this.write(item, depth + 1)}`);
    return this.wrap("{", "}", parts, depth);
  }

  private wrap(opening: string, closing: string, parts: string[], depth: number): string {
    if (parts.length === 0) return opening + closing;
    if (this.indent === null) return opening + parts.join(", ") + closing;
    const margin = " ".repeat(this.indent * (depth + 1));
    this.grow(parts.length * margin.length);
    return `${opening}\n${parts.map((part) => margin + part).join(",\n")}\n${" ".repeat(this.indent * depth)}${closing}`;
  }

  private text(value: string | Safe): string {
    const isSafe = value instanceof Safe;
    const text = isSafe ? value.text : value;
    if (!this.isDocument || (isSafe && !isJsonText(this.run, text))) return this.string(text);
    if (!isSafe) return this.string(this.run.escape(text));
    this.grow(text.length);
    return text;
  }

  private string(text: string): string {
    this.grow(text.length);
    const written = this.isDocument
      ? `"${escapeJson(text)}"`
      : JSON.stringify(text).replace(
          /[<>&'\u0080-\uffff]/g,
          (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
        );
    this.grow(written.length - text.length);
    return written;
  }

  private grow(count: number): void {
    this.length += count;
    this.run.limitText(this.length);
    this.run.spendText(count);
  }
}
