import type { BodyName } from "@/lib/core/template";
import type { TemplatePart } from "../message-types";

const known = new WeakMap<readonly TemplatePart[], Map<BodyName, ReadonlyMap<string, string>>>();

/** The sources of one body, by the parts' names: made once for a list of parts, which is not changed. */
export function partSources(parts: readonly TemplatePart[], body: BodyName): ReadonlyMap<string, string> {
  const byBody = known.get(parts) ?? new Map<BodyName, ReadonlyMap<string, string>>();
  if (byBody.size === 0) known.set(parts, byBody);
  const before = byBody.get(body);
  if (before) return before;
  const sources = new Map(parts.flatMap((part) => (part[body] ? [[part.name, part[body]] as const] : [])));
  byBody.set(body, sources);
  return sources;
}
