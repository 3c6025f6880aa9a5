import { refuseReserved } from "../language/names";
import { textOf } from "./argument";
import { characterCount, sliceCharacters } from "./characters";
import { exponentNotation, fixedNotation, generalNotation, maxPrecision } from "./float-format";
import type { Run } from "./run";
import { quotedText, toText } from "./text";
import { TextBuilder } from "./text-builder";
import { type Dict, isFloat, isNumeric, isText, nameOf, Safe, Tuple, type Value } from "./value";

const pattern = /%(?:\(([^()]*)\))?([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?([a-zA-Z%])?/y;

interface Conversion {
  flags: string;
  width: number;
  precision: number | null;
  type: string;
}

/** `'%s has %d' % values` as in Python; in a text that is markup values are escaped. */
export function formatPercent(run: Run, text: Value, values: Value): Value {
  const format = textOf(run, text);
  if (!(text instanceof Safe)) return new PercentFormatter(run, values, null).format(format);
  return new Safe(new PercentFormatter(run, values, markupEscaper(run)).format(format));
}

class PercentFormatter {
  private readonly values: readonly Value[];
  private readonly dict: Dict | null;
  /** Whether values may stay without a place: of a dictionary or a list. */
  private readonly isRestAllowed: boolean;
  private next = 0;

  constructor(
    private readonly run: Run,
    values: Value,
    private readonly escape: ((value: Value) => Value) | null,
  ) {
    this.values = values instanceof Tuple ? values : [values];
    this.dict = values instanceof Map ? values : null;
    this.isRestAllowed = values instanceof Map || (Array.isArray(values) && !(values instanceof Tuple));
  }

  format(text: string): string {
    const built = new TextBuilder(this.run);
    let from = 0;
    for (let start = text.indexOf("%"); start !== -1; start = text.indexOf("%", from)) {
      built.add(text.slice(from, start));
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      const type = match?.[5];
      if (!match || !type)
        return this.run.fail('A "%" has no letter after it that says how to print the value: write "%%".');
      from = pattern.lastIndex;
      if (type === "%") built.add("%");
      else this.add(built, match, type);
    }
    built.add(text.slice(from));
    if (this.next < this.values.length && !this.isRestAllowed)
      this.run.fail("There are more values than places for them.");
    return built.toString();
  }

  private add(
    built: TextBuilder,
    [, key, flags = "", width, precision]: RegExpExecArray,
    type: string,
  ): void {
    const wide = width === "*" ? this.star() : Number(width ?? 0);
    const precise = precision === "*" ? this.star() : precision === undefined ? null : Number(precision);
    const conversion: Conversion = {
      flags: wide < 0 ? `${flags}-` : flags,
      width: Math.abs(wide),
      precision: precise === null ? null : Math.max(0, precise),
      type,
    };
    const value = key === undefined ? this.take() : this.named(key);
    const { sign, body } = this.convert(value, conversion);
    const missing = conversion.width - characterCount(sign + body);
    const isLeft = conversion.flags.includes("-");
    const isZero = conversion.flags.includes("0") && !isLeft && "diouxXeEfFgG".includes(type);
    if (!isLeft && !isZero) built.addTimes(" ", missing);
    built.add(sign);
    if (isZero) built.addTimes("0", missing);
    built.add(body);
    if (isLeft) built.addTimes(" ", missing);
  }

  private take(): Value {
    const value = this.values[this.next++];
    if (value === undefined) return this.run.fail("There are fewer values than places for them.");
    return value;
  }

  private star(): number {
    const value = this.take();
    return typeof value === "number" && !isFloat(value) ? value : this.run.fail('"*" needs a whole number.');
  }

  private named(key: string): Value {
    refuseReserved(key, this.run.position);
    if (!this.dict) return this.run.fail(`"%(${key})" needs named values.`);
    const value = this.dict.get(key);
    return value === undefined ? this.run.fail(`There is no value "${key}".`) : value;
  }

  private convert(value: Value, conversion: Conversion): { sign: string; body: string } {
    const { run } = this;
    const { type, precision } = conversion;
    switch (type) {
      case "s":
      case "r": {
        const shown = this.escape && type === "s" ? this.escape(value) : value;
        run.notice(shown);
        const text = type === "r" ? this.escaped(quotedText(run, value)) : textOf(run, shown);
        run.allowText(text.length);
        return { sign: "", body: precision === null ? text : sliceCharacters(text, 0, precision) };
      }
      case "c":
        return { sign: "", body: this.character(value) };
      default:
        return this.number(value, conversion);
    }
  }

  private escaped(text: string): string {
    return this.escape ? textOf(this.run, this.escape(text)) : text;
  }

  private character(value: Value): string {
    if (isText(value) && characterCount(textOf(this.run, value)) === 1)
      return this.escaped(textOf(this.run, value));
    const isCode = typeof value === "number" && Number.isInteger(value) && value > 0 && value <= 0x10ffff;
    const isHalf = isCode && value >= 0xd800 && value <= 0xdfff;
    if (!isCode || isHalf) return this.run.fail('"%c" needs one character or its number.');
    return this.escaped(String.fromCodePoint(value));
  }

  private number(value: Value, { flags, precision, type }: Conversion): { sign: string; body: string } {
    const { run } = this;
    if (!isNumeric(value)) return run.fail(`"%${type}" needs a number, not ${nameOf(value)}.`);
    const number = Number(value);
    const isNegative = number < 0 || Object.is(number, -0);
    const positive = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
    const body = "diuoxX".includes(type)
      ? this.whole(value, number, type, precision ?? 0, flags.includes("#"))
      : this.floating(Math.abs(number), type, precision ?? 6, flags.includes("#"));
    const isSigned =
      isNegative && (isFloat(value) ? !"diu".includes(type) || Math.trunc(number) !== 0 : true);
    return { sign: isSigned ? "-" : positive, body };
  }

  private whole(value: Value, number: number, type: string, digits: number, isAlternate: boolean): string {
    const { run } = this;
    if (isFloat(value) && "oxX".includes(type)) run.fail(`"%${type}" needs a whole number.`);
    const size = Math.abs(Math.trunc(number));
    const base = type === "o" ? 8 : type === "x" || type === "X" ? 16 : 10;
    const text = base === 10 ? BigInt(size).toString() : size.toString(base);
    run.allowText(Math.max(digits, text.length));
    const padded = text.padStart(digits, "0");
    const prefixed = isAlternate && base !== 10 ? `0${base === 8 ? "o" : "x"}${padded}` : padded;
    return type === "X" ? prefixed.toUpperCase() : prefixed;
  }

  private floating(size: number, type: string, precision: number, isAlternate: boolean): string {
    if (precision > maxPrecision) this.run.fail(`${maxPrecision} decimals at most can be printed.`);
    const lower = type.toLowerCase();
    const text =
      lower === "f"
        ? fixedNotation(size, precision)
        : lower === "e"
          ? exponentNotation(size, precision)
          : lower === "g"
            ? generalNotation(size, precision, { isAlternate, hasPoint: false })
            : this.run.fail(`"%${type}" is not supported: write s, r, d, i, o, x, e, f, g or c.`);
    const pointed = isAlternate && !text.includes(".") ? text.replace(/(?=e|$)/, ".") : text;
    return type === lower ? pointed : pointed.toUpperCase();
  }
}

/** What a markup text is formatted with: values that are not safe are escaped, numbers stay numbers. */
function markupEscaper(run: Run): (value: Value) => Value {
  return (value) => (value instanceof Safe ? value : new Safe(run.escapeMarkup(toText(run, value))));
}
