import { prepareData } from "./data";
import type { RenderWarning } from "./error";
import { characterCount, sliceCharacters } from "./evaluate/characters";
import { htmlToText } from "./html-to-text";
import { maxSubjectLength } from "./limits";
import { renderPrepared, type ContentType, type RenderOptions } from "./render";

export interface MessageSource {
  subject: string;
  html?: string | null;
  text?: string | null;
}

export interface RenderedMessage {
  subject: string;
  html: string | null;
  text: string;
}

/** Renders a mail. There is always a text: made from the HTML when the template has none. */
export function renderMessage(
  source: MessageSource,
  context: unknown,
  options: Omit<RenderOptions, "contentType"> = {},
): RenderedMessage & { warnings: RenderWarning[] } {
  const data = prepareData(context);
  const warnings: RenderWarning[] = [...data.warnings];
  const render = (template: string, contentType: ContentType) => {
    const rendering = renderPrepared(
      template,
      { dict: data.dict, warnings: [] },
      { ...options, contentType },
    );
    warnings.push(...rendering.warnings);
    return rendering.output;
  };

  const subject = shortened(render(source.subject, "header"));
  const html = source.html ? render(source.html, "html") : null;
  const text = source.text ? render(source.text, "text") : html === null ? "" : htmlToText(html);
  return { subject, html, text, warnings };
}

function shortened(subject: string): string {
  if (characterCount(subject) <= maxSubjectLength) return subject;
  return `${sliceCharacters(subject, 0, maxSubjectLength - 1)}…`;
}
