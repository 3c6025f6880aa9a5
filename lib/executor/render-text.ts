import { renderTemplate } from "@/lib/templates/render";

/** Most texts of a configuration are none, and need no context. */
export function isTemplate(source: string): boolean {
  return source.includes("{{") || source.includes("{%") || source.includes("{#");
}

/** A template of a step's configuration as plain text. Throws TemplateError. */
export function renderText(source: string, context: unknown): string {
  return isTemplate(source) ? renderTemplate(source, context, { contentType: "text" }).output : source;
}
