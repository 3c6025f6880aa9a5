import type { Json, JsonRecord } from "../context-shape";
import { isRecord, listOf, textOf } from "./json-value";
import type { Report } from "./report";
import { unescapeSlackText } from "./slack-markup";
import { isWebAddress } from "./web-address";

/** https://docs.slack.dev/reference/block-kit/blocks */
const knownBlocks = new Set(
  "section header divider image actions context markdown rich_text table video input file context_actions".split(
    " ",
  ),
);
export const maxBlocks = 50;
const maxOf: Record<string, number> = { fields: 10, actions: 25, context: 10 };

/**
 * Blocks as Slack takes them: throws where their shape is wrong, and leaves out what Slack would refuse the whole message
 * for, such as a text without a character or a button without an address.
 */
export function cleanBlocks(blocks: readonly Json[], pointer: string, report: Report): JsonRecord[] {
  const clean = blocks.flatMap((block, index) => cleanBlock(block, `${pointer}/${index}`, report));
  if (clean.length <= maxBlocks) return clean;
  const left = clean.length - maxBlocks + 1;
  report.warn(`Slack takes ${maxBlocks} blocks: the last ${left} of ${clean.length} were left out.`);
  return [...clean.slice(0, maxBlocks - 1), leftOut(left)];
}

export function leftOut(count: number): JsonRecord {
  const text = `… ${count.toLocaleString("en-US")} blocks left out`;
  return { type: "context", elements: [{ type: "mrkdwn", text }] };
}

function cleanBlock(block: Json, pointer: string, report: Report): JsonRecord[] {
  if (!isRecord(block)) report.fail(`The block at ${pointer} must be an object with a "type".`);
  const type = report.typeOf(block, pointer);
  if (!knownBlocks.has(type)) report.warn(`Slack may not know the block type "${type}" at ${pointer}.`);
  switch (type) {
    case "header":
      return kept(isText(block.text, `${pointer}/text`, report), block, pointer, report);
    case "section":
      return cleanSection(block, pointer, report);
    case "context":
    case "actions":
      return cleanElements(block, type, pointer, report);
    case "image":
      return cleanImage(block, pointer, report);
    default:
      return [block];
  }
}

function cleanSection(block: JsonRecord, pointer: string, report: Report): JsonRecord[] {
  const { text, fields, accessory, ...rest } = block;
  if (text === undefined && fields === undefined) {
    report.fail(`The section at ${pointer} needs a "text" or "fields".`);
  }
  if (fields !== undefined && !Array.isArray(fields)) {
    report.fail(`The "fields" at ${pointer} must be a list.`);
  }
  const section = { ...rest } as JsonRecord;
  if (text !== undefined && isText(text, `${pointer}/text`, report)) section.text = text;
  const filled = listOf(fields).filter((field, index) => isText(field, `${pointer}/fields/${index}`, report));
  if (filled.length > 0) section.fields = firstOf(filled, "fields", pointer, report);
  const [extra] = accessory === undefined ? [] : cleanElement(accessory, `${pointer}/accessory`, report);
  if (extra) section.accessory = extra;
  return kept(section.text !== undefined || section.fields !== undefined, section, pointer, report);
}

function cleanElements(block: JsonRecord, type: string, pointer: string, report: Report): JsonRecord[] {
  if (!Array.isArray(block.elements)) report.fail(`The block at ${pointer} needs a list of "elements".`);
  const elements = block.elements.flatMap((element, index) =>
    cleanElement(element, `${pointer}/elements/${index}`, report),
  );
  const few = firstOf(elements, type, pointer, report);
  return kept(few.length > 0, { ...block, elements: few }, pointer, report);
}

/** A button, picture or text inside a block. */
function cleanElement(element: Json, pointer: string, report: Report): Json[] {
  if (!isRecord(element)) report.fail(`The element at ${pointer} must be an object with a "type".`);
  const type = report.typeOf(element, pointer);
  if (type === "mrkdwn" || type === "plain_text") return isText(element, pointer, report) ? [element] : [];
  if (type === "image") return cleanImage(element, pointer, report);
  if (type !== "button") return [element];
  const isNamed = isText(element.text, `${pointer}/text`, report);
  if (element.url === undefined) return kept(isNamed, element, pointer, report);
  const url = unescapeSlackText(textOf(element.url));
  return kept(isNamed && isWebAddress(url), { ...element, url }, pointer, report);
}

function cleanImage(image: JsonRecord, pointer: string, report: Report): JsonRecord[] {
  const url = unescapeSlackText(textOf(image.image_url));
  const hasFile = isRecord(image.slack_file);
  const alt = textOf(image.alt_text) || "Picture";
  const withAddress = hasFile ? image : { ...image, image_url: url };
  return kept(hasFile || isWebAddress(url), { ...withAddress, alt_text: alt }, pointer, report);
}

/** Whether a text object says anything; throws when it is none. */
function isText(text: Json | undefined, pointer: string, report: Report): boolean {
  const isTyped = isRecord(text) && (text.type === "mrkdwn" || text.type === "plain_text");
  if (!isTyped || typeof text.text !== "string") {
    report.fail(`The text at ${pointer} must be an object such as {"type": "mrkdwn", "text": "…"}.`);
  }
  return text.text.trim() !== "";
}

function firstOf<Item>(items: Item[], kind: string, pointer: string, report: Report): Item[] {
  const max = maxOf[kind] ?? items.length;
  if (items.length > max) {
    report.warn(`Slack takes ${max} of them: ${items.length - max} at ${pointer} were left out.`);
  }
  return items.slice(0, max);
}

function kept<Item>(isKept: boolean, item: Item, pointer: string, report: Report): Item[] {
  if (!isKept) report.warn(`${pointer} was left out: it has no text or no web address.`);
  return isKept ? [item] : [];
}
