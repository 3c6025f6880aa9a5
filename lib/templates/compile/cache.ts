import type { ContentType } from "../content-type";
import { compile, type CompiledTemplate } from "./compile";

const maxEntries = 256;
const maxCharacters = 4 * 1024 * 1024;

interface Cache {
  templates: Map<string, { template: CompiledTemplate; isUsed: boolean }>;
  characters: number;
}

/** One cache for each content type, so that a look-up needs no other key than the source itself. */
const caches: Record<ContentType, Cache> = {
  html: emptyCache(),
  text: emptyCache(),
  slack: emptyCache(),
  teams: emptyCache(),
  json: emptyCache(),
  "slack-blocks": emptyCache(),
  "teams-card": emptyCache(),
  header: emptyCache(),
};

function emptyCache(): Cache {
  return { templates: new Map(), characters: 0 };
}

/** Compiles once, by what the template says. A template that was used again outlives one that was not. */
export function compileOnce(source: string, contentType: ContentType): CompiledTemplate {
  const cache = caches[contentType];
  const { templates } = cache;
  const known = templates.get(source);
  if (known) {
    known.isUsed = true;
    return known.template;
  }
  const template = compile(source, contentType);
  templates.set(source, { template, isUsed: false });
  cache.characters += source.length;
  for (const [oldest, entry] of templates) {
    if (templates.size <= maxEntries && cache.characters <= maxCharacters) break;
    templates.delete(oldest);
    // Moved to the end, where the loop meets it again if nothing else was left.
    if (entry.isUsed) templates.set(oldest, { ...entry, isUsed: false });
    else cache.characters -= oldest.length;
  }
  return template;
}
