import { InvalidInputError } from "@/lib/core/errors";
import { cleanText } from "./clean-text";
import { checkJson } from "./check-json";

/**
 * The value of a JSON text of a request. Text that PostgreSQL cannot store is replaced, and a key `__proto__` is left
 * out. Throws InvalidInputError with line and column, or when there are too many or too deeply nested values.
 */
export function parseJson(text: string): unknown {
  const fault = checkJson(text);
  if (fault) {
    const before = text.slice(0, fault.at).split("\n");
    const column = (before.at(-1)?.length ?? 0) + 1;
    throw new InvalidInputError(
      `The body is not acceptable JSON, line ${before.length}, column ${column}: ${fault.detail}.`,
    );
  }
  return clean(JSON.parse(text));
}

/** Recursive without fear: checkJson has bounded the depth. */
function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "__proto__");
  return Object.fromEntries(entries.map(([key, item]) => [cleanText(key), clean(item)]));
}
