import type { Json, JsonRecord } from "@/lib/templates/context-shape";
import { listOf } from "@/lib/templates/messages/json-value";
import { recordOf, textOf } from "../read-json";
import { inlineText, isFollowable, marked, plain, type Block, type Inline } from "../rich-text";
import { withEmoji } from "./emoji";

/** The elements of a rich_text block. */
export function readRichText(elements: readonly Json[]): Block[] {
  return elements.map(recordOf).map((element): Block => {
    const parts = inlinesOf(element);
    if (element.type === "rich_text_preformatted") return { type: "pre", text: inlineText(parts) };
    if (element.type === "rich_text_quote") return { type: "quote", children: parts };
    if (element.type === "rich_text_list")
      return {
        type: "list",
        isOrdered: element.style === "ordered",
        items: listOf(element.elements).map((item) => inlinesOf(recordOf(item))),
      };
    return { type: "paragraph", children: parts };
  });
}

function inlinesOf({ elements }: JsonRecord): Inline[] {
  return listOf(elements).map((element) => inlineOf(recordOf(element)));
}

const readers: Record<string, (element: JsonRecord) => Inline> = {
  text: ({ text, style }) => {
    const { code, bold, italic, strike } = recordOf(style);
    const written = textOf(text) ?? "";
    if (code === true) return { type: "code", text: written };
    return marked(written, { isBold: bold === true, isItalic: italic === true, isStrike: strike === true });
  },
  emoji: ({ name }) => plain(withEmoji(`:${textOf(name) ?? ""}:`)),
  user: ({ user_id }) => ({ type: "mention", text: `@${textOf(user_id) ?? ""}` }),
  usergroup: ({ usergroup_id }) => ({ type: "mention", text: `@${textOf(usergroup_id) ?? ""}` }),
  broadcast: ({ range }) => ({ type: "mention", text: `@${textOf(range) ?? ""}` }),
  channel: ({ channel_id }) => ({ type: "mention", text: `#${textOf(channel_id) ?? ""}` }),
  date: ({ fallback }) => plain(textOf(fallback) ?? "date"),
  link: ({ url, text }) => {
    const address = textOf(url) ?? "";
    const children = [plain(textOf(text) ?? address)];
    return isFollowable(address) ? { type: "link", url: address, children } : plain(inlineText(children));
  },
};

function inlineOf(element: JsonRecord): Inline {
  const type = textOf(element.type) ?? "element without a type";
  return Object.hasOwn(readers, type) ? readers[type]!(element) : plain(`[${type}]`);
}
