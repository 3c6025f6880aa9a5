import type { Json, JsonRecord } from "@/lib/templates/context-shape";
import { listOf } from "@/lib/templates/messages/json-value";
import { parseMarkdown } from "../parse-markdown";
import { linkUrl, pictureUrl, recordOf, textOf, wordOf } from "../read-json";
import type { Block } from "../rich-text";
import { parseMrkdwn, parsePlainText } from "./parse-mrkdwn";
import { readRichText } from "./read-rich-text";
import type { SlackAttachment, SlackBlock, SlackContent, SlackElement } from "./slack-block";

/** Reads what is posted to Slack: {text, blocks?, attachments?}. Never throws; what it does not know is named. */
export function readSlack(payload: Json | null): SlackContent {
  const message = recordOf(payload);
  const blocks = listOf(message.blocks).map(readBlock);
  return {
    // With blocks, Slack shows the text in notifications only.
    text: blocks.length === 0 ? parseMrkdwn(textOf(message.text) ?? "") : [],
    blocks,
    attachments: listOf(message.attachments).map((attachment) => readAttachment(recordOf(attachment))),
  };
}

const readers: Record<string, (block: JsonRecord) => SlackBlock> = {
  header: ({ text }) => ({ type: "header", children: parsePlainText(textOf(recordOf(text).text) ?? "") }),
  section: ({ text, fields, accessory }) => ({
    type: "section",
    text: textObject(text),
    fields: listOf(fields).map(textObject),
    accessory: accessory === undefined ? null : readElement(accessory),
  }),
  divider: () => ({ type: "divider" }),
  context: ({ elements }) => ({ type: "context", elements: listOf(elements).map(readElement) }),
  actions: ({ elements }) => ({ type: "actions", elements: listOf(elements).map(readElement) }),
  image: ({ image_url, alt_text, title }) => ({
    type: "image",
    url: pictureUrl(image_url),
    alt: textOf(alt_text) ?? "",
    title: textOf(recordOf(title).text),
  }),
  rich_text: ({ elements }) => ({ type: "text", blocks: readRichText(listOf(elements)) }),
  markdown: ({ text }) => ({ type: "text", blocks: parseMarkdown(textOf(text) ?? "", { isFull: true }) }),
};

function readBlock(json: Json): SlackBlock {
  const block = recordOf(json);
  const name = textOf(block.type) ?? "block without a type";
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  return read?.(block) ?? { type: "unknown", name };
}

function textObject(json: Json | undefined): Block[] {
  const { type, text } = recordOf(json);
  const written = textOf(text) ?? "";
  if (type === "plain_text") return [{ type: "paragraph", children: parsePlainText(written) }];
  return parseMrkdwn(written);
}

function readElement(json: Json): SlackElement {
  const element = recordOf(json);
  const type = textOf(element.type) ?? "element without a type";
  if (type === "mrkdwn" || type === "plain_text") return { type: "text", blocks: textObject(element) };
  if (type === "image")
    return { type: "image", url: pictureUrl(element.image_url), alt: textOf(element.alt_text) ?? "" };
  if (type !== "button") return { type: "other", name: type };
  return {
    type: "button",
    label: textOf(recordOf(element.text).text) ?? "",
    style: wordOf(element.style, ["primary", "danger"], "default"),
    url: linkUrl(element.url),
  };
}

function readAttachment(attachment: JsonRecord): SlackAttachment {
  const blocks = listOf(attachment.blocks).map(readBlock);
  return {
    color: readColor(textOf(attachment.color)),
    blocks: blocks.length > 0 ? blocks : legacyBlocks(attachment),
  };
}

/** Attachments from before there were blocks: texts in a fixed order. */
function legacyBlocks(attachment: JsonRecord): SlackBlock[] {
  const heading = legacyHeading(attachment);
  const body = textOf(attachment.text) ?? (heading === null ? textOf(attachment.fallback) : null);
  const blocks = [textOf(attachment.pretext), heading, body]
    .filter((text) => text !== null)
    .map((text): SlackBlock => section(parseMrkdwn(text)));
  const facts = listOf(attachment.fields).map((field) => {
    const { title, value } = recordOf(field);
    return parseMrkdwn(`*${textOf(title) ?? ""}*\n${textOf(value) ?? ""}`);
  });
  if (facts.length > 0) blocks.push(section([], facts));
  const footer = textOf(attachment.footer);
  if (footer !== null)
    blocks.push({ type: "context", elements: [{ type: "text", blocks: parseMrkdwn(footer) }] });
  return blocks;
}

function legacyHeading({ title, title_link }: JsonRecord): string | null {
  const name = textOf(title);
  const link = textOf(title_link);
  if (name === null) return null;
  return link === null ? `*${name}*` : `*<${link}|${name}>*`;
}

function section(text: Block[], fields: Block[][] = []): SlackBlock {
  return { type: "section", text, fields, accessory: null };
}

const colorWords: Record<string, string> = { good: "#2eb67d", warning: "#ecb22e", danger: "#e01e5a" };

function readColor(written: string | null): string | null {
  if (written === null) return null;
  if (Object.hasOwn(colorWords, written)) return colorWords[written]!;
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(written)?.[1];
  return hex === undefined ? null : `#${hex}`;
}
