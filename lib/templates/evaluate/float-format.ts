import { fixedText } from "./number-text";

/** More decimals than any float can have that is worth printing. */
export const maxPrecision = 99;

/** Python's %f: a fixed number of decimals. */
export function fixedNotation(value: number, decimals: number): string {
  if (Math.abs(value) < 1e21) return fixedText(value, decimals);
  const whole = BigInt(value).toString();
  return decimals === 0 ? whole : `${whole}.${"0".repeat(decimals)}`;
}

/** Python's %e: one digit before the point, an exponent of two digits at least. */
export function exponentNotation(value: number, decimals: number): string {
  const [digits = "", exponent = "+0"] = exactExponential(value, decimals).split("e");
  return `${digits}e${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, "0")}`;
}

/** Like toExponential, but ties go to the even digit. */
function exactExponential(value: number, decimals: number): string {
  const rounded = value.toExponential(decimals);
  const [exact = "", exponent = ""] = value.toExponential(100).split("e");
  const digits = exact.replace(/[-.]/g, "");
  const isTie = /^50*$/.test(digits.slice(decimals + 1));
  if (!isTie || Number(digits[decimals]) % 2 !== 0) return rounded;
  const kept = digits.slice(1, decimals + 1);
  return `${value < 0 ? "-" : ""}${digits[0]}${kept && `.${kept}`}e${exponent}`;
}

export interface GeneralOptions {
  /** Zeros at the end stay. */
  isAlternate: boolean;
  /** A float keeps a decimal, so that it does not look like a whole number. */
  hasPoint: boolean;
}

/** Python's %g: whichever of the two notations is shorter, with so many digits in all. */
export function generalNotation(value: number, precision: number, options: GeneralOptions): string {
  const digits = Math.max(1, precision);
  const exponent = value === 0 ? 0 : Number(exactExponential(value, digits - 1).split("e")[1]);
  const isExponential = exponent < -4 || exponent >= digits - (options.hasPoint ? 1 : 0);
  const text = isExponential
    ? exponentNotation(value, digits - 1)
    : fixedNotation(value, digits - 1 - exponent);
  if (options.isAlternate) return text;
  const [mantissa = "", power] = text.split("e");
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  if (power !== undefined) return `${short}e${power}`;
  return options.hasPoint && !short.includes(".") ? `${short}.0` : short;
}
