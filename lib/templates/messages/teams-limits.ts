import type { Json, JsonRecord } from "../context-shape";
import { cutWarning, dropLast, fitTexts, jsonBytes, type CuttableText } from "./fit-texts";
import { isRecord, listOf } from "./json-value";
import type { Report } from "./report";
import { tidyTeamsMarkup } from "./teams-markup";

/** Teams' own limit of 28 KB counts more than the card; messages of 21 KB were seen to fail. */
export const maxTeamsBytes = 20_000;
const cuttable = new Set(["text", "title", "value", "altText", "fallbackText"]);

/** Shortens a card in place, visibly, until its message is small enough for Teams. */
export function fitTeams(message: JsonRecord, card: JsonRecord, report: Pick<Report, "warn">): void {
  const texts: CuttableText[] = [];
  collectTexts(card, texts);
  const room = { measure: jsonBytes, excess: () => jsonBytes(message) - maxTeamsBytes };
  const fit = fitTexts(texts, room, tidyTeamsMarkup);
  const warning = cutWarning(fit, "Teams");
  if (warning) report.warn(warning);
  if (!fit.isSmallEnough) dropLast(listOf(card.body), room, note);
}

function note(count: number): JsonRecord {
  const text = `… ${count.toLocaleString("en-US")} elements left out`;
  return { type: "TextBlock", text, isSubtle: true, wrap: true };
}

function collectTexts(node: Json, texts: CuttableText[]): void {
  if (Array.isArray(node)) for (const item of node) collectTexts(item, texts);
  if (!isRecord(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== "string") collectTexts(value, texts);
    else if (cuttable.has(key)) texts.push({ holder: node, key, limit: Infinity });
  }
}
