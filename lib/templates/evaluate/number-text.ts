/** A number as Python prints it; one without a fraction is a whole number. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) {
    if (Math.abs(value) < 1e21) return String(value === 0 ? 0 : value);
    return BigInt(value).toString();
  }
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  return Number(exponent) < -4 ? `${digits}e-${exponent.slice(1).padStart(2, "0")}` : String(value);
}

/** A float without a fraction as Python prints it: 2.0, 1e+16. */
export function floatText(value: number): string {
  if (Math.abs(value) >= 1e16) return value.toExponential();
  return Object.is(value, -0) ? "-0.0" : `${value}.0`;
}

/** A fixed number of decimals as Python rounds them: exact, and ties to the even digit. */
export function fixedText(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  if (Math.abs(value) >= 1e21 || !isTie(value, decimals)) return text;
  const last = Number(text.at(-1));
  return last % 2 === 0 ? text : text.slice(0, -1) + (last - 1);
}

/** Python's round(): negative decimals round to tens, hundreds and so on. */
export function roundHalfEven(value: number, decimals: number): number {
  if (decimals >= 0) return Number(fixedText(value, Math.min(decimals, 100)));
  const unit = 10 ** Math.min(-decimals, 308);
  const quotient = value / unit;
  const below = Math.floor(quotient);
  const isUp = quotient - below > 0.5 || (quotient - below === 0.5 && below % 2 !== 0);
  return (isUp ? below + 1 : below) * unit;
}

/** Whether the exact value lies in the middle of two numbers with so many decimals. */
function isTie(value: number, decimals: number): boolean {
  if (decimals >= 100) return false;
  const exact = Math.abs(value).toFixed(Math.min(100, decimals + 60));
  const rest = exact.slice(exact.indexOf(".") + 1 + decimals);
  return rest.startsWith("5") && /^50*$/.test(rest);
}
