import type { Json, JsonRecord } from "../context-shape";
import { isRecord, listOf, recordsOf, textOf } from "./json-value";
import { slackMarkupToText } from "./slack-markup";

/** What a Slack message says, for readers without Slack's looks. */
export function slackToText(message: JsonRecord): string {
  // Slack shows the text unless there are blocks beside it.
  const own = listOf(message.blocks);
  const first = own.length > 0 ? own.flatMap(blockText) : [slackMarkupToText(textOf(message.text))];
  const attached = recordsOf(message.attachments).flatMap(attachmentText);
  const text = [...first, ...attached].join("\n\n");
  const lines = text.split("\n").map((line) => line.trimEnd());
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Attachments without blocks are of Slack's older kind. */
function attachmentText({ blocks, pretext, title, text, fields }: JsonRecord): string[] {
  const old = [pretext, title, text].map(textOf);
  const pairs = recordsOf(fields).map((field) => `${textOf(field.title)}: ${textOf(field.value)}`);
  const lines = [...old, pairs.join("\n")].map(slackMarkupToText);
  return [...lines.filter((line) => line.trim() !== ""), ...listOf(blocks).flatMap(blockText)];
}

function blockText(block: Json): string[] {
  if (!isRecord(block)) return [];
  const own = [isRecord(block.text) ? block.text.text : block.text, block.alt_text].map(textOf);
  const fields = recordsOf(block.fields).map(({ text }) =>
    slackMarkupToText(textOf(text)).replace(/\n/g, ": "),
  );
  const elements = recordsOf(block.elements).map(elementText);
  const lines = [...own.map(slackMarkupToText), fields.join("\n"), elements.join("\n")];
  return lines.filter((line) => line.trim() !== "");
}

function elementText(element: JsonRecord): string {
  const words = isRecord(element.text) ? textOf(element.text.text) : textOf(element.text ?? element.alt_text);
  const text = slackMarkupToText(words);
  return typeof element.url === "string" ? `${text}: ${element.url}` : text;
}
