import { codeAt, readInlines, type InlineReader, type Piece } from "../read-inlines";
import { isFollowable, plain, type Block, type Inline } from "../rich-text";
import { withEmoji } from "./emoji";

const fence = "```";

/** Slack's own markup: `*bold* _italic_ ~strike~ code > quote <url|text> <@U1>`. */
export function parseMrkdwn(text: string): Block[] {
  const parts = text.split(fence);
  // A fence without an end is three backticks.
  if (parts.length % 2 === 0) parts.push(parts.splice(-2).join(fence));
  return parts.flatMap((part, index): Block[] => {
    const isFenced = index % 2 === 1;
    if (isFenced) return [{ type: "pre", text: decoded(part.replace(/^\n|\n$/g, "")) }];
    const isBesideFence = parts.length > 1;
    return blocksOf(isBesideFence ? part.replace(/^\n|\n$/g, "") : part);
  });
}

/** Text of a plain_text object: emoji, but no markup. */
export function parsePlainText(text: string): Inline[] {
  return [written(text)];
}

const quoteMark = /^(?:&gt;|>) ?/;

function blocksOf(text: string): Block[] {
  if (text === "") return [];
  const blocks: Block[] = [];
  for (const line of text.split("\n")) {
    const type = quoteMark.test(line) ? "quote" : "paragraph";
    const children = readInlines(line.replace(quoteMark, ""), reader);
    const last = blocks.at(-1);
    if (last?.type === type) last.children.push(plain("\n"), ...children);
    else blocks.push({ type, children });
  }
  return blocks;
}

const reader: InlineReader = {
  delimiters: [
    { mark: "*", type: "bold" },
    { mark: "_", type: "italic" },
    { mark: "~", type: "strike" },
  ],
  piece: (text, at) => codeAt(text, at, decoded) ?? tokenAt(text, at) ?? bareLinkAt(text, at),
  leaf: written,
};

const longestToken = 3200;

function tokenAt(text: string, at: number): Piece | null {
  if (text[at] !== "<") return null;
  const close = text.slice(at, at + longestToken).indexOf(">");
  if (close <= 1) return null;
  const inline = tokenInline(text.slice(at + 1, at + close));
  return inline && { inline, end: at + close + 1 };
}

function tokenInline(token: string): Inline | null {
  const bar = token.indexOf("|");
  const [target, label] = bar < 0 ? [token, null] : [token.slice(0, bar), token.slice(bar + 1)];
  const rest = target.slice(1);
  const mention = (sign: string, name: string): Inline => ({
    type: "mention",
    text: decoded(name.startsWith(sign) ? name : `${sign}${name}`),
  });
  if (target.startsWith("@")) return mention("@", label ?? rest);
  if (target.startsWith("#")) return mention("#", label ?? rest);
  if (target.startsWith("!date^")) return plain(decoded(label ?? ""));
  if (target.startsWith("!subteam^")) return mention("@", label ?? target.slice("!subteam^".length));
  if (target.startsWith("!")) return mention("@", rest.split("^")[0] ?? rest);
  const url = decoded(target);
  if (!isFollowable(url)) return null;
  return { type: "link", url, children: [written(label ?? url)] };
}

const bareUrl = /https?:\/\/(?:(?!&[lg]t;)[^\s<>|])+(?<![.,:;!?)\]'"])/y;

/** Slack makes links of addresses that stand in the text; what looks like markup in them is none. */
function bareLinkAt(text: string, at: number): Piece | null {
  bareUrl.lastIndex = at;
  const [found] = bareUrl.exec(text) ?? [];
  if (found === undefined) return null;
  const url = decoded(found);
  return { inline: { type: "link", url, children: [plain(url)] }, end: at + found.length };
}

/** Text as it is shown: with its emoji drawn, and its entities as signs. */
function written(text: string): Inline {
  return plain(withEmoji(decoded(text)));
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity]!);
}
