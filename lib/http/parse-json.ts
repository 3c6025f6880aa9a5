import { InvalidInputError } from "@/lib/core/errors";
import { cleanText } from "./clean-text";
import { checkJson, MAX_JSON_DEPTH, MAX_JSON_VALUES } from "./check-json";

/** Of a text without any of it nothing has to be replaced or left out. */
const suspicious = /\\u|__proto__/;

/**
 * The value of a JSON text of a request. Text that PostgreSQL cannot store is replaced, and a key `__proto__` is left
 * out. Throws InvalidInputError with line and column, or when there are too many or too deeply nested values.
 */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    new Bounds().check(value, 0);
    return suspicious.test(text) ? clean(value) : value;
  } catch (error) {
    // Read once more by a reader that is slow, but knows where it is.
    const fault = checkJson(text);
    if (!fault && error instanceof TooLargeError)
      throw new InvalidInputError("The body has a number that is too large.");
    if (!fault) throw error;
    const before = text.slice(0, fault.at).split("\n");
    const column = (before.at(-1)?.length ?? 0) + 1;
    throw new InvalidInputError(
      `The body is not acceptable JSON, line ${before.length}, column ${column}: ${fault.detail}.`,
    );
  }
}

/** JSON has no infinity: it would come back as null. */
class TooLargeError extends RangeError {}

class Bounds {
  private values = 0;

  /** Throws RangeError. `depth`: how many lists and objects are around the value. */
  check(value: unknown, depth: number): void {
    if (++this.values > MAX_JSON_VALUES) throw new RangeError("There are too many values.");
    if (value === Infinity || value === -Infinity) throw new TooLargeError();
    if (typeof value !== "object" || value === null) return;
    if (depth === MAX_JSON_DEPTH) throw new RangeError("It is nested too deeply.");
    for (const item of Array.isArray(value) ? (value as unknown[]) : Object.values(value))
      this.check(item, depth + 1);
  }
}

/** Recursive without fear: the depth is bounded. */
function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "__proto__");
  return Object.fromEntries(entries.map(([key, item]) => [cleanText(key), clean(item)]));
}
