import type { Run } from "./run";
import { quotedText } from "./text";
import { TextBuilder } from "./text-builder";
import { Tuple, tuple, type Dict, type Value } from "./value";

const lineWidth = 80;

/** A value in lines of at most 80 characters where it can be broken, with sorted keys, as Python's pprint. */
export function prettyText(run: Run, value: Value): string {
  const printer = new Printer(run);
  printer.print(sortedKeys(run, value), 0, 0, 0);
  return printer.text;
}

class Printer {
  private readonly built: TextBuilder;

  constructor(private readonly run: Run) {
    this.built = new TextBuilder(run);
  }

  get text(): string {
    return this.built.toString();
  }

  /** `allowance` characters must stay free at the end of the last line. */
  print(value: Value, indent: number, allowance: number, level: number): void {
    const short = quotedText(this.run, value);
    const isShort = short.length <= lineWidth - indent - allowance;
    if (isShort) this.built.add(short);
    else if (typeof value === "string") this.string(value, indent, allowance, level + 1);
    else if (Array.isArray(value)) this.list(value, indent, allowance, level + 1);
    else if (value instanceof Map) this.dict(value, indent, allowance, level + 1);
    else this.built.add(short);
  }

  private list(items: readonly Value[], indent: number, allowance: number, level: number): void {
    const isTuple = items instanceof Tuple;
    const end = isTuple ? (items.length === 1 ? ",)" : ")") : "]";
    this.built.add(isTuple ? "(" : "[");
    items.forEach((item, index) => {
      const isLast = index === items.length - 1;
      if (index > 0) this.newLine(",", indent + 1);
      this.print(item, indent + 1, isLast ? allowance + end.length : 1, level);
    });
    this.built.add(end);
  }

  private dict(dict: Dict, indent: number, allowance: number, level: number): void {
    this.built.add("{");
    let index = 0;
    for (const [key, item] of dict) {
      if (index++ > 0) this.newLine(",", indent + 1);
      const name = quotedText(this.run, key);
      this.built.add(`${name}: `);
      this.print(item, indent + name.length + 3, index === dict.size ? allowance + 1 : 1, level);
    }
    this.built.add("}");
  }

  private string(text: string, indent: number, allowance: number, level: number): void {
    const isAlone = level === 1;
    const [margin, free] = isAlone ? [indent + 1, allowance + 1] : [indent, allowance];
    const chunks = this.chunks(text, lineWidth - margin, free);
    if (chunks.length === 1) return this.built.add(chunks[0] ?? "");
    if (isAlone) this.built.add("(");
    chunks.forEach((chunk, index) => {
      if (index > 0) this.newLine("", margin);
      this.built.add(chunk);
    });
    if (isAlone) this.built.add(")");
  }

  private chunks(text: string, width: number, allowance: number): string[] {
    const chunks: string[] = [];
    const lines = text.match(/[^\n]*\n|[^\n]+/g) ?? [];
    lines.forEach((line, index) => {
      const isLastLine = index === lines.length - 1;
      const whole = quotedText(this.run, line);
      if (whole.length <= (isLastLine ? width - allowance : width)) {
        chunks.push(whole);
        return;
      }
      let current = "";
      const words = line.match(/\S*\s+|\S+/g) ?? [];
      words.forEach((word, place) => {
        const isLast = isLastLine && place === words.length - 1;
        const isFull = quotedText(this.run, current + word).length > (isLast ? width - allowance : width);
        if (isFull && current) chunks.push(quotedText(this.run, current));
        current = isFull ? word : current + word;
      });
      if (current) chunks.push(quotedText(this.run, current));
    });
    return chunks;
  }

  private newLine(end: string, indent: number): void {
    this.built.add(`${end}\n`);
    this.built.addTimes(" ", indent);
  }
}

function sortedKeys(run: Run, value: Value): Value {
  run.spend(1);
  if (value instanceof Tuple) return tuple(...Array.from(value, (item) => sortedKeys(run, item)));
  if (Array.isArray(value)) return value.map((item) => sortedKeys(run, item));
  if (!(value instanceof Map)) return value;
  const entries = Array.from(value, ([key, item]) => [key, sortedKeys(run, item)] as const);
  entries.sort(([left], [right]) => rank(left, right));
  return new Map(entries);
}

/** Numbers before text, each in its order. */
function rank(left: string | number, right: string | number): number {
  if (typeof left !== typeof right) return typeof left === "number" ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}
