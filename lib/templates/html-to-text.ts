import { decodeEntities } from "./evaluate/entities";
import { TextLayout } from "./text-layout";

const skipped = new Set(["head", "style", "script", "title", "template", "noscript"]);
const paragraphs = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "table",
  "blockquote",
  "pre",
  "hr",
]);
const lines = new Set([
  "div",
  "tr",
  "li",
  "section",
  "article",
  "header",
  "footer",
  "main",
  "center",
  "dt",
  "dd",
]);

interface Tag {
  name: string;
  isClosing: boolean;
  source: string;
  end: number;
}

/** Readable text of an HTML mail, in one pass: blocks become lines, table cells are joined, links keep their address. */
export function htmlToText(html: string): string {
  const layout = new TextLayout();
  let from = 0;
  while (from < html.length) {
    const start = nextTag(html, from);
    layout.text(decodeEntities(html.slice(from, start === -1 ? html.length : start)));
    if (start === -1) break;
    const tag = readTag(html, start);
    if (!tag) {
      layout.text("<");
      from = start + 1;
    } else if (skipped.has(tag.name) && !tag.isClosing) {
      from = endOf(html, tag);
    } else {
      applyTag(layout, tag);
      from = tag.end;
    }
  }
  return layout.finish();
}

/** The next "<" that can open a tag. */
function nextTag(html: string, from: number): number {
  let start = html.indexOf("<", from);
  while (start !== -1 && !/[a-zA-Z/!?]/.test(html.charAt(start + 1))) start = html.indexOf("<", start + 1);
  return start;
}

function applyTag(layout: TextLayout, { name, isClosing, source }: Tag): void {
  if (name === "br") layout.lineBreak();
  else if (name === "img") layout.text(attribute(source, "alt"));
  else if (name === "td" || name === "th") layout.cell();
  else if (name === "a" && isClosing) layout.endLink();
  else if (name === "a") layout.startLink(attribute(source, "href"));
  else if (lines.has(name)) layout.line();
  else if (paragraphs.has(name)) layout.paragraph();

  if (name === "pre") layout.preformatted(!isClosing);
  if (name === "hr") layout.rule();
  if (name === "li" && !isClosing) layout.text("- ");
}

/** The tag, comment or declaration that opens at `start`; null when the "<" is only a sign. */
function readTag(html: string, start: number): Tag | null {
  if (html.startsWith("<!--", start)) {
    const close = html.indexOf("-->", start + 4);
    return { name: "!", isClosing: false, source: "", end: close === -1 ? html.length : close + 3 };
  }
  const opening = /<(\/?)([a-zA-Z!?][a-zA-Z0-9]*)/y;
  opening.lastIndex = start;
  const match = opening.exec(html);
  if (!match) return null;
  let end = opening.lastIndex;
  let quote = "";
  while (end < html.length && (quote !== "" || html[end] !== ">")) {
    const character = html[end] ?? "";
    if (quote === "") quote = character === '"' || character === "'" ? character : "";
    else if (character === quote) quote = "";
    end++;
  }
  return {
    name: (match[2] ?? "").toLowerCase(),
    isClosing: match[1] === "/",
    source: html.slice(start, end),
    end: Math.min(end + 1, html.length),
  };
}

/** Where the content of a skipped element ends, its closing tag included. */
function endOf(html: string, tag: Tag): number {
  if (tag.source.endsWith("/")) return tag.end;
  for (let start = html.indexOf("</", tag.end); start !== -1; start = html.indexOf("</", start + 2)) {
    if (html.slice(start + 2, start + 2 + tag.name.length).toLowerCase() !== tag.name) continue;
    const end = html.indexOf(">", start);
    return end === -1 ? html.length : end + 1;
  }
  return html.length;
}

function attribute(source: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(source);
  return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? "").trim();
}
