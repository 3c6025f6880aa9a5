const mostShown = 80;

/** A value of the context on one line, short enough for a list. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return "none";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text === "") return "empty";
  const line = text.replace(/\s*\n\s*/g, " ⏎ ");
  return line.length > mostShown ? `${line.slice(0, mostShown - 1)}…` : line;
}

/** The value at a path such as steps['load'].output; undefined when there is none. */
export function valueAt(context: unknown, path: string): unknown {
  return pathNames(path).reduce<unknown>((value, name) => memberOf(value, name), context);
}

export function pathNames(path: string): string[] {
  return [...path.matchAll(/\[\s*(?:'([^']*)'|"([^"]*)"|(\d+))\s*\]|([A-Za-z_]\w*)/g)].map(
    ([, single, double, index, name]) => single ?? double ?? index ?? name ?? "",
  );
}

export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
