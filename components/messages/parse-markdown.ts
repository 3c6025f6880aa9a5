import { codeAt, readInlines, type InlineReader, type Piece } from "./read-inlines";
import { isFollowable, plain, type Block } from "./rich-text";

interface MarkdownOptions {
  /** Slack's markdown block has headings, quotes and code; Adaptive Cards have none. */
  isFull?: boolean;
}

/** The Markdown of Adaptive Cards: bold, italic, lists and links; `isFull`: what Slack's markdown block knows beside. */
export function parseMarkdown(text: string, { isFull = false }: MarkdownOptions = {}): Block[] {
  const blocks: Block[] = [];
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    const end = isFull && isFence(line) ? endOfFence(lines, at) : null;
    if (end !== null) {
      blocks.push({ type: "pre", text: lines.slice(at + 1, end).join("\n") });
      at = end;
    } else {
      addLine(blocks, line, isFull, at > 0 && lines[at - 1]!.trim() === "");
    }
  }
  return blocks;
}

function isFence(line: string): boolean {
  return line.startsWith("```");
}

function endOfFence(lines: readonly string[], start: number): number | null {
  for (let at = start + 1; at < lines.length; at += 1) if (isFence(lines[at]!)) return at;
  return null;
}

const bullet = /^\s{0,8}[-*+]\s+(?=\S)/;
const number = /^\s{0,8}\d{1,9}[.)]\s+(?=\S)/;
const heading = /^#{1,6}\s+/;
const quote = /^>\s?/;

function addLine(blocks: Block[], line: string, isFull: boolean, isAfterGap: boolean): void {
  if (line.trim() === "") return;
  const last = blocks.at(-1);
  const mark = bullet.test(line) ? bullet : number.test(line) ? number : null;
  if (mark) {
    const isOrdered = mark === number;
    const item = readInlines(line.replace(mark, ""), reader);
    if (last?.type === "list" && last.isOrdered === isOrdered) last.items.push(item);
    else blocks.push({ type: "list", isOrdered, items: [item] });
    return;
  }
  if (isFull && heading.test(line)) {
    blocks.push({ type: "heading", children: readInlines(line.replace(heading, ""), reader) });
    return;
  }
  const type = isFull && quote.test(line) ? "quote" : "paragraph";
  const children = readInlines(type === "quote" ? line.replace(quote, "") : line, reader);
  if (last?.type === type && !isAfterGap) last.children.push(plain("\n"), ...children);
  else blocks.push({ type, children });
}

const punctuation = /[!-/:-@[-`{-~]/;

const reader: InlineReader = {
  hasEscapes: true,
  delimiters: [
    { mark: "**", type: "bold" },
    { mark: "__", type: "bold" },
    { mark: "~~", type: "strike" },
    { mark: "*", type: "italic" },
    { mark: "_", type: "italic" },
  ],
  piece: (text, at) => {
    const next = text[at + 1];
    if (text[at] === "\\" && next !== undefined && punctuation.test(next))
      return { inline: plain(next), end: at + 2 };
    return codeAt(text, at) ?? linkAt(text, at);
  },
  leaf: plain,
};

const link = /\[((?:[^\\[\]]|\\.){1,500})\]\(([^()\s]{1,3000})(?:\s+"[^"]{0,200}")?\)/y;

function linkAt(text: string, at: number): Piece | null {
  link.lastIndex = at;
  const found = link.exec(text);
  const [written, label, url] = found ?? [];
  if (written === undefined || label === undefined || url === undefined || !isFollowable(url)) return null;
  const children = [plain(label.replace(/\\([!-/:-@[-`{-~])/g, "$1"))];
  return { inline: { type: "link", url, children }, end: at + written.length };
}
