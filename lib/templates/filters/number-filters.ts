import { flag, textArgument, textOf, wholeNumber } from "../evaluate/argument";
import { fixedText, roundHalfEven } from "../evaluate/number-text";
import type { Run } from "../evaluate/run";
import { strip } from "../evaluate/string-change";
import { Float, floatOf, isFloat, isNumeric, isText, nameOf, type Value } from "../evaluate/value";
import type { Filters } from "./define";

export const numberFilters: Filters = {
  int: {
    parameters: ["default", "base"],
    apply: (run, value, [fallback = 0, base]) => {
      if (isNumeric(value)) return exact(run, Math.trunc(Number(value)));
      if (!isText(value)) return fallback;
      const text = textOf(run, value);
      run.spendText(text.length);
      const whole = parseWhole(run, text, wholeNumber(run, base, "base", 10));
      if (whole !== null) return whole;
      const number = parseFloating(text);
      return number === null ? fallback : Math.trunc(exact(run, number));
    },
  },
  float: {
    parameters: ["default"],
    apply: (run, value, [fallback = new Float(0)]) => {
      if (isNumeric(value)) return floatOf(Number(value));
      if (!isText(value)) return fallback;
      const text = textOf(run, value);
      run.spendText(text.length);
      const number = parseFloating(text);
      return number === null ? fallback : floatOf(number);
    },
  },
  round: {
    parameters: ["precision", "method"],
    apply: (run, value, [precision, method]) => {
      const number = Number(numeric(run, value, "rounded"));
      const decimals = wholeNumber(run, precision, "precision", 0);
      const way = textArgument(run, method, "method", "common");
      if (way === "common") {
        const rounded = roundHalfEven(number, decimals);
        return isFloat(value) ? floatOf(rounded) : rounded;
      }
      if (way !== "ceil" && way !== "floor") run.fail('"method" must be common, ceil or floor.');
      const unit = 10 ** decimals;
      const result = (way === "ceil" ? Math.ceil(number * unit) : Math.floor(number * unit)) / unit;
      return Number.isFinite(result) ? floatOf(result) : run.fail('"precision" is out of range.');
    },
  },
  abs: {
    parameters: [],
    apply: (run, value) => {
      const size = Math.abs(Number(numeric(run, value, "made positive")));
      return isFloat(value) ? floatOf(size) : size;
    },
  },
  filesizeformat: {
    parameters: ["binary"],
    apply: (run, value, [binary]) => {
      const bytes = isText(value) ? parseFloating(textOf(run, value)) : numeric(run, value, "read as a size");
      return sizeText(Number(bytes ?? run.fail("This text is not a number.")), flag(binary));
    },
  },
};

export function numeric(run: Run, value: Value, verb: string): number | boolean | Float {
  if (isNumeric(value)) return value;
  run.notice(value);
  run.fail(`${nameOf(value)} cannot be ${verb}: a number is needed.`);
}

const digitSets: Record<number, RegExp> = {
  2: /^[+-]?(?:0[bB]_?)?[01]+(?:_[01]+)*$/,
  8: /^[+-]?(?:0[oO]_?)?[0-7]+(?:_[0-7]+)*$/,
  10: /^[+-]?\d+(?:_\d+)*$/,
  16: /^[+-]?(?:0[xX]_?)?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*$/,
};

/** A whole number as Python's int() reads it, or null. */
function parseWhole(run: Run, text: string, base: number): number | null {
  const pattern = digitSets[base] ?? run.fail('"base" must be 2, 8, 10 or 16.');
  const trimmed = strip(text, undefined);
  if (trimmed.length > 400 || !pattern.test(trimmed)) return null;
  const isNegative = trimmed.startsWith("-");
  const digits = trimmed
    .replace(/^[+-]/, "")
    .replace(/^0[a-zA-Z]/, "")
    .replaceAll("_", "");
  const number = parseInt(digits, base);
  return exact(run, isNegative ? -number : number);
}

function parseFloating(text: string): number | null {
  const trimmed = strip(text, undefined);
  if (trimmed.length > 400 || !/^[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?$/.test(trimmed))
    return null;
  const number = Number(trimmed.replaceAll("_", ""));
  return Number.isFinite(number) ? number : null;
}

function exact(run: Run, value: number): number {
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) run.fail("This number is too large to be exact.");
  return value === 0 ? 0 : value;
}

const prefixes = ["k", "M", "G", "T", "P", "E", "Z", "Y"];

function sizeText(bytes: number, isBinary: boolean): string {
  const base = isBinary ? 1024 : 1000;
  if (bytes === 1) return "1 Byte";
  if (bytes < base) return `${Math.trunc(bytes)} Bytes`;
  const found = prefixes.findIndex((_, index) => bytes < base ** (index + 2));
  const index = found === -1 ? prefixes.length - 1 : found;
  const prefix = prefixes[index] ?? "";
  const size = fixedText((base * bytes) / base ** (index + 2), 1);
  return `${size} ${isBinary ? `${prefix.toUpperCase()}iB` : `${prefix}B`}`;
}
