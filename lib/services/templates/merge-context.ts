/** Plain data over plain data: objects field by field, everything else replaced. */
export function mergeContext<Base extends object>(
  base: Base,
  over: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const merged = new Map<string, unknown>(Object.entries(base));
  for (const [name, value] of Object.entries(over)) {
    const known = merged.get(name);
    merged.set(name, isPlain(known) && isPlain(value) ? mergeContext(known, value) : value);
  }
  // From a map: a field named __proto__ is a field like any other.
  return Object.fromEntries(merged);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
