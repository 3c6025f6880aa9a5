/** NUL, or half of a character, as JSON writes them. May find them where there are none, behind a backslash. */
const suspicious = /\\u(?:0000|d[89a-f])/i;

/** Plain data whose texts and names PostgreSQL can hold: NUL and half characters become U+FFFD. */
export function storableValue<Value>(value: Value): Value {
  if (!suspicious.test(JSON.stringify(value) ?? "")) return value;
  return clean(value) as Value;
}

/** JSON that PostgreSQL can hold. Trusts that JSON can say the value. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  return suspicious.test(json) ? JSON.stringify(clean(value)) : json;
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", "\ufffd");
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [clean(name), clean(field)]));
}
