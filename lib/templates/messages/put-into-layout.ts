import type { Safe } from "../evaluate/value";
import { Undefined } from "../evaluate/value";
import { builtInLayout } from "../layout";
import type { BodyRenderer } from "./body-renderer";

/**
 * Puts the HTML of a mail where its layout prints `content`. A mail never gets lost in a layout: without the named one
 * the built-in one is taken, and one that does not print the content is a MessageError.
 */
export function putIntoLayout(renderer: BodyRenderer, content: Safe, subject: string): string {
  if (findWholeDocument(content.text) !== -1) {
    renderer.warn("layout", `${wholeDocumentProblem} It was sent without the layout.`);
    return content.text;
  }
  const layout = findLayout(renderer);
  const html = renderer.render("layout", layout, "html", [
    ["content", content],
    ["subject", subject],
  ]);
  const isThere = html.includes(content.text.trim()) || printsContent(renderer, layout);
  return isThere ? html : renderer.fail("layout", contentProblem);
}

export const contentProblem = "The layout has to print {{ content }}: that is where the mail goes.";
export const wholeDocumentProblem =
  "This HTML is a whole page, with <html> or <!doctype>, and cannot be put into a layout as well.";

/** Where HTML begins a page of its own, or -1. */
export function findWholeDocument(html: string): number {
  return html.search(/<(?:!doctype\s|html[\s>])/i);
}

/** Whether a layout uses the content, in whatever way. */
export function printsContent(renderer: BodyRenderer, layout: string): boolean {
  const before = renderer.warnings.length;
  renderer.render("layout", layout, "html", [
    ["content", new Undefined("the content of the mail")],
    ["subject", ""],
  ]);
  const found = renderer.warnings.splice(before);
  return found.some(({ message }) => message.startsWith("The content of the mail"));
}

function findLayout(renderer: BodyRenderer): string {
  const { layout, parts = [] } = renderer.options;
  if (!layout) return builtInLayout;
  const source = parts.find(({ name }) => name === layout)?.html;
  if (source) return source;
  renderer.warn("layout", `There is no layout named "${layout}": the built-in one was taken.`);
  return builtInLayout;
}
