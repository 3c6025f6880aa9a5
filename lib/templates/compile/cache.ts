import type { ContentType } from "../content-type";
import { compile, type CompiledTemplate } from "./compile";

const maxEntries = 256;
const maxCharacters = 4 * 1024 * 1024;

/** One cache for each content type, so that a look-up needs no other key than the source itself. */
const caches: Record<ContentType, { templates: Map<string, CompiledTemplate>; characters: number }> = {
  html: { templates: new Map(), characters: 0 },
  text: { templates: new Map(), characters: 0 },
  slack: { templates: new Map(), characters: 0 },
  teams: { templates: new Map(), characters: 0 },
  json: { templates: new Map(), characters: 0 },
  header: { templates: new Map(), characters: 0 },
};

/** Compiles once: the templates used last are kept, by what they say. */
export function compileOnce(source: string, contentType: ContentType): CompiledTemplate {
  const cache = caches[contentType];
  const { templates } = cache;
  const known = templates.get(source);
  if (known) {
    templates.delete(source);
    templates.set(source, known);
    return known;
  }
  const compiled = compile(source, contentType);
  templates.set(source, compiled);
  cache.characters += source.length;
  for (const oldest of templates.keys()) {
    if (templates.size <= maxEntries && cache.characters <= maxCharacters) break;
    templates.delete(oldest);
    cache.characters -= oldest.length;
  }
  return compiled;
}
