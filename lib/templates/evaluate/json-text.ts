import { maxDepth } from "../limits";
import { numberText } from "./number-text";
import type { Run } from "./run";
import { isText, nameOf, Safe, Undefined, type Value } from "./value";

/**
 * JSON as Jinja's `tojson` writes it: keys sorted, ASCII only, and < > & ' as escapes, so that it is harmless in
 * HTML and inside a script.
 */
export function jsonText(run: Run, value: Value, indent: number | null): string {
  return new JsonWriter(run, indent === null ? null : Math.max(0, Math.min(indent, 16))).write(value, 0);
}

class JsonWriter {
  private length = 0;

  constructor(
    private readonly run: Run,
    private readonly indent: number | null,
  ) {}

  write(value: Value, depth: number): string {
    this.run.spend(1);
    if (depth > maxDepth)
      this.run.fail(`A value nested more than ${maxDepth} deep cannot be written as JSON.`);
    if (value === null || value instanceof Undefined) {
      this.run.notice(value);
      return "null";
    }
    if (typeof value === "boolean") return value ? "true" : "false";
    if (typeof value === "number") return numberText(value);
    if (isText(value)) return this.string(value instanceof Safe ? value.text : value);
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

  private string(text: string): string {
    this.grow(text.length);
    const written = JSON.stringify(text).replace(
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
