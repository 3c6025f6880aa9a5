/** A name that the template itself gives, by for or set, and the path it stands for. */
export interface LocalName {
  name: string;
  path: string;
  /** Which part of the value at the path. */
  part: "whole" | "entry" | "key";
}

const declarations =
  /\{%[-+]?\s*(?:for\s+(\w+)(?:\s*,\s*(\w+))?\s+in\s+([\w.'"[\]-]+?)(?:\.(items|values|keys)\(\))?(?=[\s|%])|set\s+(\w+)\s*=\s*([\w.'"[\]-]+)\s*[-+]?%\})/g;

/** The names given before the end of a source, the nearest first. A guess for completion, not a scope. */
export function namesAt(before: string): LocalName[] {
  const found: LocalName[] = [];
  for (const [, first, second, listed, call, assigned, path] of before.matchAll(declarations)) {
    if (assigned && path) found.unshift({ name: assigned, path, part: "whole" });
    if (!first || !listed) continue;
    if (second)
      found.unshift(
        { name: first, path: listed, part: "key" },
        { name: second, path: listed, part: "entry" },
      );
    else found.unshift({ name: first, path: listed, part: call === "values" || !call ? "entry" : "key" });
  }
  return found.filter(({ name }, index) => found.findIndex((other) => other.name === name) === index);
}

/** The value a local name has on the first turn. */
export function resolveName({ path, part }: LocalName, valueOf: (path: string) => unknown): unknown {
  const value = valueOf(path);
  if (part === "whole" || typeof value !== "object" || value === null)
    return part === "whole" ? value : undefined;
  return part === "key" ? Object.keys(value)[0] : Object.values(value)[0];
}
