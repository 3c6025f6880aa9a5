import type { Json, JsonRecord } from "../context-shape";
import { escapeFor } from "../evaluate/escape";
import { bodyContentType } from "./body-format";
import type { BodyRenderer } from "./body-renderer";
import { isRecord, listOf } from "./json-value";
import type { RenderedBody } from "./rendered-body";
import { Report } from "./report";
import { cardType, cleanCard } from "./teams-card";
import { fitTeams } from "./teams-limits";
import { cardToText } from "./teams-text";

/** Markdown, whose paragraphs become text blocks, or an Adaptive Card: its body, the card or the whole message. */
export function renderTeams(renderer: BodyRenderer, source: string, subject: string): RenderedBody {
  const contentType = bodyContentType("teams", source, renderer.options.parts);
  const output = renderer.render("teams", source, contentType);
  const report = new Report(renderer, "teams");
  const given = contentType === "teams" ? { body: paragraphs(output) } : findCard(JSON.parse(output), report);
  const card = cleanCard(given, "", report);
  if (listOf(card.body).length === 0) card.body = [textBlock(escapeFor("teams")(subject))];
  const attachment = {
    contentType: "application/vnd.microsoft.card.adaptive",
    contentUrl: null,
    content: card,
  };
  const payload = { type: "message", attachments: [attachment] };
  fitTeams(payload, card, report);
  return { html: null, text: cardToText(card), payload };
}

function paragraphs(markdown: string): Json[] {
  return markdown
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map(textBlock);
}

function textBlock(text: string): JsonRecord {
  return { type: "TextBlock", text, wrap: true };
}

function findCard(document: Json, report: Report): JsonRecord {
  if (Array.isArray(document)) return { body: document };
  if (!isRecord(document))
    return report.fail("A Teams message is an Adaptive Card, or a list of its elements.");
  if (document.attachments === undefined) {
    if (document.type === cardType || document.body !== undefined) return document;
    return typeof document.type === "string"
      ? { body: [document] }
      : report.fail('The card has no "type": it must be "AdaptiveCard".');
  }
  const [attachment, ...more] = listOf(document.attachments);
  if (more.length > 0) report.warn("Only the first attachment is sent.");
  const content = isRecord(attachment) ? attachment.content : undefined;
  return isRecord(content)
    ? content
    : report.fail("There must be an Adaptive Card at /attachments/0/content.");
}
