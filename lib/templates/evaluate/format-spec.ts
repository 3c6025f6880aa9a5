import { textOf } from "./argument";
import { characterCount, sliceCharacters } from "./characters";
import { exponentNotation, fixedNotation, generalNotation, maxPrecision } from "./float-format";
import type { Run } from "./run";
import { TextBuilder } from "./text-builder";
import { isFloat, isNumeric, isText, nameOf, type Value } from "./value";

const pattern = /^(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d{1,15})?([,_])?(?:\.(\d{1,15}))?([a-zA-Z%])?$/su;

interface Spec {
  fill: string;
  align: string;
  sign: string;
  isAlternate: boolean;
  width: number;
  grouping: string;
  precision: number | null;
  type: string;
}

/** `format(value, spec)` as in Python, for text and numbers: "<10", "08.2f", ",", "+d", "%". */
export function formatValue(run: Run, value: Value, spec: string): string {
  if (spec === "") return textOf(run, value);
  const match = pattern.exec(spec);
  if (!match) return run.fail(`"${spec.slice(0, 40)}" does not say how to print a value.`);
  const [, fill, align, sign = "", alternate, zero, width, grouping = "", precision, type = ""] = match;
  const read: Spec = {
    fill: fill ?? (zero ? "0" : " "),
    align: align ?? (zero ? "=" : ""),
    sign,
    isAlternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping,
    precision: precision === undefined ? null : Number(precision),
    type,
  };
  if (isText(value) || (typeof value === "boolean" && type === "s"))
    return textWith(run, textOf(run, value), read);
  if (isNumeric(value)) return numberWith(run, value, read);
  return run.fail(`${nameOf(value)} cannot be printed as "${spec.slice(0, 40)}": only text and numbers can.`);
}

function textWith(run: Run, text: string, spec: Spec): string {
  if (
    (spec.type !== "" && spec.type !== "s") ||
    spec.sign ||
    spec.grouping ||
    spec.isAlternate ||
    spec.align === "="
  ) {
    run.fail("This is how numbers are printed, but the value is text.");
  }
  run.allowText(text.length);
  const cut = spec.precision === null ? text : sliceCharacters(text, 0, spec.precision);
  return padded(run, "", cut, { ...spec, align: spec.align || "<" });
}

function numberWith(run: Run, value: Value, spec: Spec): string {
  const number = Number(value);
  const size = Math.abs(number);
  const isNegative = number < 0 || Object.is(number, -0);
  const body =
    "bcdoxX".includes(spec.type) && spec.type !== ""
      ? whole(run, value, size, spec)
      : decimal(run, value, size, spec);
  const sign = isNegative ? "-" : spec.sign === "-" ? "" : spec.sign;
  const prefix = spec.isAlternate && "boxX".includes(spec.type) && spec.type !== "" ? `0${spec.type}` : "";
  return padded(run, sign + prefix, body, { ...spec, align: spec.align || ">" });
}

function whole(run: Run, value: Value, size: number, spec: Spec): string {
  if (isFloat(value)) run.fail(`"${spec.type}" needs a whole number.`);
  if (spec.precision !== null) run.fail("Whole numbers have no decimals.");
  if (spec.type === "c") return run.fail('"c" is not supported in a format: write the character.');
  const base = { b: 2, o: 8, x: 16, X: 16 }[spec.type] ?? 10;
  if (spec.grouping === "," && base !== 10) run.fail('"," separates thousands of decimal numbers only.');
  const digits = size.toString(base);
  const text = grouped(digits, spec.grouping, base === 10 ? 3 : 4);
  return spec.type === "X" ? text.toUpperCase() : text;
}

function decimal(run: Run, value: Value, size: number, spec: Spec): string {
  const { type, precision, isAlternate } = spec;
  if (precision !== null && precision > maxPrecision)
    run.fail(`${maxPrecision} decimals at most can be printed.`);
  if (type === "" && !isFloat(value)) {
    if (precision !== null) run.fail("Whole numbers have no decimals.");
    return grouped(BigInt(size).toString(), spec.grouping, 3);
  }
  return grouped(notation(run, value, size, type, precision, isAlternate), spec.grouping, 3);
}

function notation(
  run: Run,
  value: Value,
  size: number,
  type: string,
  precision: number | null,
  isAlternate: boolean,
): string {
  switch (type) {
    case "":
      if (precision === null) return textOf(run, value).replace(/^-/, "");
      return generalNotation(size, precision, { isAlternate, hasPoint: true });
    case "f":
    case "F":
      return fixedNotation(size, precision ?? 6);
    case "%":
      return `${fixedNotation(size * 100, precision ?? 6)}%`;
    case "e":
      return exponentNotation(size, precision ?? 6);
    case "E":
      return exponentNotation(size, precision ?? 6).toUpperCase();
    case "g":
      return generalNotation(size, precision ?? 6, { isAlternate, hasPoint: false });
    case "G":
      return generalNotation(size, precision ?? 6, { isAlternate, hasPoint: false }).toUpperCase();
    default:
      return run.fail(`"${type}" is not a way to print a number: write d, b, o, x, e, f, g or %.`);
  }
}

function grouped(text: string, separator: string, size: number): string {
  if (separator === "") return text;
  const [whole = ""] = /^[0-9a-f]*/.exec(text) ?? [];
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= size)
    groups.unshift(whole.slice(Math.max(0, end - size), end));
  return groups.join(separator) + text.slice(whole.length);
}

function padded(run: Run, sign: string, body: string, { fill, align, width, grouping }: Spec): string {
  const missing = Math.max(0, width - characterCount(sign + body));
  if (missing > 0 && align === "=" && fill === "0" && grouping)
    run.fail("Zeros and separators cannot both be given.");
  const before = align === ">" ? missing : align === "^" ? Math.floor(missing / 2) : 0;
  const built = new TextBuilder(run);
  built.addTimes(fill, before);
  built.add(sign);
  if (align === "=") built.addTimes(fill, missing);
  built.add(body);
  if (align !== "=") built.addTimes(fill, missing - before);
  return built.toString();
}
