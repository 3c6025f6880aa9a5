import { isReserved } from "../language/names";
import { pathPart } from "./argument";
import { formatValue } from "./format-spec";
import type { Given, Named } from "./library";
import { member } from "./lookup";
import type { Run } from "./run";
import { quotedText } from "./text";
import { TextBuilder } from "./text-builder";
import { nameOf, Safe, Thing, type Value } from "./value";

const field = /^(\w*)((?:\.\w+|\[[^\][]+\])*)(?:!([rs]))?(?::(.*))?$/su;
const part = /\.(\w+)|\[([^\][]+)\]/gu;
const maxFieldLength = 200;

/** `'{} of {total}'.format(…)` as in Python: names, attributes and items of data, and how a value is printed. */
export function formatFields(run: Run, text: string, given: Given, named: Named, isMarkup: boolean): string {
  return new FieldFormatter(run, given, named, isMarkup).format(text);
}

class FieldFormatter {
  private next: number | null = 0;

  constructor(
    private readonly run: Run,
    private readonly given: Given,
    private readonly named: Named,
    private readonly isMarkup: boolean,
  ) {}

  format(text: string): string {
    const built = new TextBuilder(this.run);
    let from = 0;
    for (const match of text.matchAll(/\{\{|\}\}|[{}]/g)) {
      const { index } = match;
      if (index < from) continue;
      built.add(text.slice(from, index));
      if (match[0].length === 2) {
        built.add(match[0].slice(1));
        from = index + 2;
        continue;
      }
      const end = match[0] === "{" ? text.indexOf("}", index) : -1;
      if (end === -1) return this.run.fail(`A single "${match[0]}" stands in the text: write it twice.`);
      built.add(this.field(text.slice(index + 1, end)));
      from = end + 1;
    }
    built.add(text.slice(from));
    return built.toString();
  }

  private field(source: string): string {
    const match = source.length <= maxFieldLength ? field.exec(source) : null;
    if (!match) return this.run.fail(`"{${source.slice(0, 40)}}" is not a place for a value.`);
    const [, name = "", path = "", conversion, spec = ""] = match;
    let value = this.argument(name);
    for (const [, attribute, item] of path.matchAll(part)) value = this.below(value, attribute ?? item ?? "");
    this.run.notice(value);
    const shown = conversion === "r" ? quotedText(this.run, value) : value;
    if (value instanceof Thing) this.run.fail(`${value.label} cannot be printed.`);
    const text = formatValue(this.run, shown, spec);
    return this.isMarkup && !(shown instanceof Safe) ? this.run.escapeMarkup(text) : text;
  }

  private argument(name: string): Value {
    const isNumber = /^\d*$/.test(name);
    const value = isNumber ? this.given[this.place(name)] : this.named.get(name);
    return value === undefined ? this.run.fail(`There is no value for "{${name}}".`) : value;
  }

  /** Counted by itself or named by its number: not both in one text. */
  private place(name: string): number {
    if (name === "") {
      if (this.next === null) return this.run.fail('"{}" and "{0}" cannot be mixed.');
      return this.next++;
    }
    if (this.next !== null && this.next > 0) return this.run.fail('"{}" and "{0}" cannot be mixed.');
    this.next = null;
    return Number(name);
  }

  private below(value: Value, key: string): Value {
    if (isReserved(key) || key.startsWith("__")) {
      return this.run.fail(`The name "${key}" is not allowed in templates.`);
    }
    const found = member(this.run, value, pathPart(key));
    return found === undefined ? this.run.fail(`There is no "${key}" in ${nameOf(value)}.`) : found;
  }
}
