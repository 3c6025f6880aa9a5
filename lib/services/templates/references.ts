import { bodyNames } from "@/lib/core/template";
import type { TemplateSources } from "@/lib/db/template-parts";
import type { TemplateContent } from "@/lib/db/template-versions";
import { bodyContentType } from "@/lib/templates/message";
import { referencedTemplates, TemplateError, type ContentType } from "@/lib/templates/render";
import { sourceOf } from "./template-content";

/** Gives the templates that include, extend or import a part by its name themselves. Their sources are read once. */
export function findReferrers(templates: readonly TemplateSources[]): (name: string) => TemplateSources[] {
  const read = templates.map((template) => ({ template, names: referencesOf(template.content) }));
  return (name) => read.filter(({ names }) => names.has(name)).map(({ template }) => template);
}

/** The same, and those that use one of these, and so on. The part itself is not among them. */
export function usersOf(name: string, templates: readonly TemplateSources[]): TemplateSources[] {
  const referrersOf = findReferrers(templates);
  const found = new Map<string, TemplateSources>();
  const names = [name];
  for (const wanted of names)
    for (const referrer of referrersOf(wanted)) {
      if (found.has(referrer.id) || referrer.name === name) continue;
      found.set(referrer.id, referrer);
      names.push(referrer.name);
    }
  return [...found.values()];
}

function referencesOf(content: TemplateContent): ReadonlySet<string> {
  const source = sourceOf(content);
  const subject = readNames(content.subjectTemplate, "header");
  const bodies = bodyNames.flatMap((name) => {
    const body = source[name];
    return body ? readNames(body, bodyContentType(name, body)) : [];
  });
  return new Set([...subject, ...bodies]);
}

/** A source that cannot be read refers to nothing: it is sent in no message. */
function readNames(source: string, contentType: ContentType): string[] {
  try {
    return referencedTemplates(source, contentType);
  } catch (error) {
    if (error instanceof TemplateError) return [];
    throw error;
  }
}
