import type { Json, JsonRecord } from "../context-shape";
import { cutWarning, dropLast, fitTexts, jsonLength, type CuttableText } from "./fit-texts";
import { isRecord, listOf, recordsOf } from "./json-value";
import type { Report } from "./report";
import { leftOut } from "./slack-blocks";
import { tidySlackMarkup } from "./slack-markup";

const ofText = 3_000;
const ofField = 2_000;
const ofType: Record<string, number> = { header: 150, button: 75, markdown: 12_000 };
/** Of all blocks together; undocumented, beyond it Slack answers msg_blocks_too_long (slackapi/bolt-js#2509). */
const ofMessage = 13_000;

/** Shortens a Slack message in place, visibly, until Slack takes it together with `reserved` characters of blocks. */
export function fitSlack(message: JsonRecord, report: Pick<Report, "warn">, reserved = 0): void {
  const texts: CuttableText[] = [];
  collectTexts(message.blocks ?? null, ofText, texts);
  collectTexts(message.attachments ?? null, ofText, texts);
  const excess = () =>
    jsonLength([message.blocks ?? null, message.attachments ?? null]) + reserved - ofMessage;
  const room = { measure: jsonLength, excess };
  const fit = fitTexts(texts, room, tidySlackMarkup);
  const warning = cutWarning(fit, "Slack");
  if (warning) report.warn(warning);
  if (fit.isSmallEnough) return;
  const [longest] = [message, ...recordsOf(message.attachments)]
    .map(({ blocks }) => listOf(blocks))
    .toSorted((left, right) => right.length - left.length);
  dropLast(longest ?? [], room, leftOut);
}

function collectTexts(node: Json, limit: number, texts: CuttableText[]): void {
  if (Array.isArray(node)) for (const item of node) collectTexts(item, limit, texts);
  if (!isRecord(node)) return;
  const own = (typeof node.type === "string" ? ofType[node.type] : undefined) ?? limit;
  for (const [key, value] of Object.entries(node)) {
    if (key === "text" && typeof value === "string") texts.push({ holder: node, key, limit: own });
    else collectTexts(value, key === "fields" ? ofField : own, texts);
  }
}
