import type { BodyRenderer } from "./body-renderer";
import { cutText } from "./cut-text";
import type { RenderedBody } from "./rendered-body";

/** https://www.twilio.com/docs/api/errors/21617 */
const maxCharacters = 1_600;

/** Text with its white space collapsed; a long one is cut before its last link. */
export function renderSms(renderer: BodyRenderer, source: string): RenderedBody {
  const output = renderer.render("sms", source, "text");
  const text = output
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (text.length > maxCharacters) {
    renderer.warn("sms", `The text has ${text.length} characters: it was cut to ${maxCharacters}.`);
  }
  return { html: null, text: shortened(text), payload: null };
}

function shortened(text: string): string {
  if (text.length <= maxCharacters) return text;
  const link = text.match(/https?:\/\/\S{1,300}(?!\S)/g)?.at(-1);
  if (link === undefined) return cutText(text, maxCharacters);
  const start = text.lastIndexOf(link);
  const rest = `${text.slice(0, start)}${text.slice(start + link.length)}`.trim();
  return `${cutText(rest, maxCharacters - link.length - 1)} ${link}`;
}
