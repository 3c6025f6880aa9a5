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
