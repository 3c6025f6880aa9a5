import { renderTemplate } from "@/lib/templates/render";

/** A template of a step's configuration as plain text. Throws TemplateError; most texts are no templates. */
export function renderText(source: string, context: unknown): string {
  if (!source.includes("{{") && !source.includes("{%") && !source.includes("{#")) return source;
  return renderTemplate(source, context, { contentType: "text" }).output;
}
