import type { Json, JsonRecord } from "@/lib/templates/context-shape";
import { listOf } from "@/lib/templates/messages/json-value";
import { parseMarkdown } from "../parse-markdown";
import { linkUrl, pictureUrl, recordOf, textOf, wordOf } from "../read-json";
import { marked, plain, type Block, type Inline } from "../rich-text";
import {
  alignments,
  containerStyles,
  imageSizes,
  spacings,
  textColors,
  textSizes,
  type Card,
  type CardAction,
  type CardBody,
  type CardColumn,
  type CardElement,
  type CardText,
} from "./card-element";

const deepest = 10;

/**
 * Reads an Adaptive Card 1.4, bare or in the envelope that Workflows take. Never throws; what it does not know is named.
 * Null: there is no card in it.
 */
export function readCard(payload: Json | null): Card | null {
  const given = recordOf(payload);
  const content =
    given.type === "AdaptiveCard" ? given : recordOf(recordOf(listOf(given.attachments)[0]).content);
  if (content.type !== "AdaptiveCard") return null;
  return {
    body: elementsOf(content.body, 0),
    actions: actionsOf(content.actions),
    isFull: wordOf(recordOf(content.msteams).width, ["full"], "standard") === "full",
  };
}

function elementsOf(json: Json | undefined, depth: number): CardElement[] {
  return listOf(json)
    .map(recordOf)
    .filter(({ isVisible }) => isVisible !== false)
    .map((element) => ({
      ...bodyOf(element, depth),
      spacing: wordOf(element.spacing, spacings, "default"),
      hasSeparator: element.separator === true,
    }));
}

const readers: Record<string, (element: JsonRecord, depth: number) => CardBody> = {
  TextBlock: (element) => ({
    type: "text",
    text: readText(element, parseMarkdown(textOf(element.text) ?? "")),
  }),
  // Its runs know no Markdown, and it cannot be cut.
  RichTextBlock: (element) => {
    const runs: Block = { type: "paragraph", children: listOf(element.inlines).map(readRun) };
    return { type: "text", text: { ...readText(element, [runs]), wraps: true } };
  },
  FactSet: ({ facts }) => ({
    type: "facts",
    facts: listOf(facts)
      .map(recordOf)
      .map(({ title, value }) => ({
        title: parseMarkdown(textOf(title) ?? ""),
        value: parseMarkdown(textOf(value) ?? ""),
      })),
  }),
  Container: ({ style, items }, depth) => ({
    type: "container",
    style: styleOf(style),
    items: elementsOf(items, depth + 1),
  }),
  ColumnSet: ({ columns }, depth) => ({
    type: "columns",
    columns: listOf(columns).map((column) => readColumn(recordOf(column), depth + 1)),
  }),
  Image: ({ url, altText, size }) => ({
    type: "image",
    url: pictureUrl(url),
    alt: textOf(altText) ?? "",
    width: imageSizes[wordOf(size, ["auto", "stretch", "small", "medium", "large"], "auto")],
  }),
  ActionSet: ({ actions }) => ({ type: "actions", actions: actionsOf(actions) }),
};

function bodyOf(element: JsonRecord, depth: number): CardBody {
  const name = textOf(element.type) ?? "element without a type";
  if (depth > deepest) return { type: "unknown", name: `${name}, nested too deep` };
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  return read?.(element, depth) ?? { type: "unknown", name };
}

function readText(element: JsonRecord, blocks: Block[]): CardText {
  const weight = wordOf(element.weight, ["lighter", "bolder"], "default");
  const isHeading = element.style === "heading";
  return {
    blocks,
    size: wordOf(element.size, textSizes, isHeading ? "large" : "default"),
    color: wordOf(element.color, textColors, "default"),
    isBold: weight === "bolder" || (isHeading && weight === "default"),
    isLight: weight === "lighter",
    isSubtle: element.isSubtle === true,
    isMono: wordOf(element.fontType, ["monospace"], "default") === "monospace",
    wraps: element.wrap === true,
    align: wordOf(element.horizontalAlignment, alignments, "left"),
  };
}

function readRun(json: Json): Inline {
  if (typeof json === "string") return plain(json);
  const { text, weight, italic, strikethrough } = recordOf(json);
  return marked(textOf(text) ?? "", {
    isBold: wordOf(weight, ["bolder"], "default") === "bolder",
    isItalic: italic === true,
    isStrike: strikethrough === true,
  });
}

function readColumn({ width, items, style }: JsonRecord, depth: number): CardColumn {
  const weight = typeof width === "number" ? width : Number.parseFloat(textOf(width) ?? "");
  return {
    width: weight > 0 ? weight : wordOf<"auto" | "stretch">(width, ["auto", "stretch"], "stretch"),
    items: elementsOf(items, depth),
    style: styleOf(style),
  };
}

function styleOf(style: Json | undefined) {
  return textOf(style) === null ? null : wordOf(style, containerStyles, "default");
}

function actionsOf(json: Json | undefined): CardAction[] {
  return listOf(json)
    .map(recordOf)
    .map((action) => ({
      label: textOf(action.title) ?? textOf(action.type) ?? "",
      style: wordOf(action.style, ["positive", "destructive"], "default"),
      url: linkUrl(action.url),
    }));
}
