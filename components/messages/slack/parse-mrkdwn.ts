import { readInlines, type EmphasisReader } from "../emphasis";
import { isFollowable, plain, type Block, type Inline } from "../rich-text";
import { withEmoji } from "./emoji";

const fence = "```";

/** Slack's own markup: `*bold* _italic_ ~strike~ code > quote <url|text> <@U1>`. */
export function parseMrkdwn(text: string): Block[] {
  const parts = text.split(fence);
  // A fence without an end is three backticks.
  if (parts.length % 2 === 0) parts.push([parts.pop(), parts.pop()].reverse().join(fence));
  return parts.flatMap((part, index): Block[] => {
    const isFenced = index % 2 === 1;
    if (isFenced) return [{ type: "pre", text: decoded(part.replace(/^\n|\n$/g, "")) }];
    const isBesideFence = parts.length > 1;
    return blocksOf(isBesideFence ? part.replace(/^\n|\n$/g, "") : part);
  });
}

/** Text of a plain_text object: emoji, but no markup. */
export function parsePlainText(text: string): Inline[] {
  return [plain(withEmoji(decoded(text)))];
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

const reader: EmphasisReader = {
  delimiters: [
    { mark: "*", type: "bold" },
    { mark: "_", type: "italic" },
    { mark: "~", type: "strike" },
  ],
  piece: (text, at) => {
    if (text[at] === "`") return codeAt(text, at);
    return text[at] === "<" ? tokenAt(text, at) : null;
  },
  leaf: (text) => withLinks(text),
};

function codeAt(text: string, at: number) {
  const end = text.indexOf("`", at + 1);
  if (end <= at + 1) return null;
  return { inline: { type: "code", text: decoded(text.slice(at + 1, end)) } as Inline, end: end + 1 };
}

const longestToken = 3200;

function tokenAt(text: string, at: number) {
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
  return { type: "link", url, children: [plain(withEmoji(decoded(label ?? url)))] };
}

const bareUrl = /https?:\/\/[^\s<>|]+[^\s<>|.,:;!?)\]'"]/g;

/** Slack makes links of addresses that stand in the text. */
function withLinks(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const { index, 0: written } of text.matchAll(bareUrl)) {
    if (index > from) parts.push(plain(withEmoji(decoded(text.slice(from, index)))));
    const url = decoded(written);
    parts.push({ type: "link", url, children: [plain(url)] });
    from = index + written.length;
  }
  if (from < text.length) parts.push(plain(withEmoji(decoded(text.slice(from)))));
  return parts;
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity]!);
}
