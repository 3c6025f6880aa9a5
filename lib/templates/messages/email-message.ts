import { Safe } from "../evaluate/value";
import { htmlToText } from "../html-to-text";
import type { MessageSource } from "../message-types";
import type { BodyRenderer } from "./body-renderer";
import { putIntoLayout } from "./put-into-layout";
import type { RenderedBody } from "./rendered-body";

/** HTML, in the organisation's layout where the source says so, and text: its own, or made from the HTML. */
export function renderEmail(renderer: BodyRenderer, source: MessageSource, subject: string): RenderedBody {
  const content = source.html ? renderer.render("html", source.html, "html") : null;
  const html =
    content !== null && source.layout === "organisation"
      ? putIntoLayout(renderer, new Safe(content), subject)
      : content;
  const text = source.text ? renderer.render("text", source.text, "text") : htmlToText(html ?? "");
  return { html, text, payload: null };
}
