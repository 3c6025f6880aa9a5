import type { Json, JsonRecord } from "../context-shape";
import { escapeFor } from "../evaluate/escape";
import { bodyContentType } from "./body-format";
import type { BodyRenderer } from "./body-renderer";
import { cutText } from "./cut-text";
import { isRecord } from "./json-value";
import type { RenderedBody } from "./rendered-body";
import { Report } from "./report";
import { cleanBlocks } from "./slack-blocks";
import { fitSlack } from "./slack-limits";
import { tidySlackMarkup } from "./slack-markup";
import { slackToText } from "./slack-text";

const maxText = 4_000;
/** What a webhook takes beside text, blocks and attachments: where it posts and as whom is not the message's to say. */
const options = new Set(["thread_ts", "mrkdwn", "unfurl_links", "unfurl_media"]);

/** mrkdwn, whose paragraphs become sections, or Block Kit: an array of blocks or {text, blocks, attachments}. */
export function renderSlack(renderer: BodyRenderer, source: string, subject: string): RenderedBody {
  const contentType = bodyContentType("slack", source, renderer.options.parts);
  const output = renderer.render("slack", source, contentType);
  const report = new Report(renderer, "slack");
  const payload =
    contentType === "slack" ? ofMarkup(output, report) : ofDocument(JSON.parse(output) as Json, report);
  fitSlack(payload, report);
  if (typeof payload.text !== "string" || payload.text.trim() === "")
    payload.text = escapeFor("slack")(subject);
  payload.text = cutText(payload.text, maxText, tidySlackMarkup);
  return { html: null, text: slackToText(payload), payload: { unfurl_links: false, ...payload } };
}

function ofMarkup(markup: string, report: Report): JsonRecord {
  const text = markup.replace(/\r\n?/g, "\n").trim();
  const paragraphs = text === "" ? [] : text.split(/\n[ \t]*\n\s*/);
  const blocks = joinFences(paragraphs).map((paragraph) => ({
    type: "section",
    text: { type: "mrkdwn", text: paragraph },
  }));
  return blocks.length === 0 ? { text } : { text, blocks: cleanBlocks(blocks, "/blocks", report) };
}

/** A blank line inside a code block does not end it. */
function joinFences(paragraphs: readonly string[]): string[] {
  const joined: string[] = [];
  let isOpen = false;
  for (const paragraph of paragraphs) {
    if (isOpen) joined.push(`${joined.pop()}\n\n${paragraph}`);
    else joined.push(paragraph);
    if ((paragraph.split("```").length - 1) % 2 === 1) isOpen = !isOpen;
  }
  return joined;
}

function ofDocument(document: Json, report: Report): JsonRecord {
  if (Array.isArray(document)) return { blocks: cleanBlocks(document, "/blocks", report) };
  if (!isRecord(document)) return report.fail("A Slack message is a list of blocks, or an object.");
  if (typeof document.type === "string") return { blocks: cleanBlocks([document], "/blocks", report) };
  const message: JsonRecord = {};
  for (const [name, value] of Object.entries(document)) {
    if (name === "text") message.text = textField(value, report);
    else if (name === "blocks") message.blocks = cleanBlocks(list(value, name, report), "/blocks", report);
    else if (name === "attachments")
      message.attachments = cleanAttachments(list(value, name, report), report);
    else if (options.has(name)) message[name] = value;
    else report.warn(`"${name}" was left out: a Slack webhook does not take it.`);
  }
  if (message.text === undefined && message.blocks === undefined && message.attachments === undefined) {
    report.fail('A Slack message needs "text", "blocks" or "attachments".');
  }
  return message;
}

function cleanAttachments(attachments: readonly Json[], report: Report): Json[] {
  return attachments.map((attachment, index) => {
    const pointer = `/attachments/${index}`;
    if (!isRecord(attachment)) report.fail(`The attachment at ${pointer} must be an object.`);
    if (attachment.blocks === undefined) return attachment;
    const blocks = list(attachment.blocks, `${pointer}/blocks`, report);
    return { ...attachment, blocks: cleanBlocks(blocks, `${pointer}/blocks`, report) };
  });
}

function list(value: Json, name: string, report: Report): Json[] {
  return Array.isArray(value) ? value : report.fail(`"${name}" must be a list.`);
}

function textField(value: Json, report: Report): string {
  return typeof value === "string" ? value : report.fail('"text" must be a text.');
}
