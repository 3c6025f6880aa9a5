import type { Json, JsonRecord } from "../context-shape";
import { isRecord, listOf, recordsOf, textOf } from "./json-value";
import { teamsMarkupToText } from "./teams-markup";

/** What a card says, for readers without Teams' looks. */
export function cardToText(card: JsonRecord): string {
  const parts = [...listOf(card.body).flatMap(elementText), actionText(card)];
  return parts
    .filter((part) => part.trim() !== "")
    .join("\n\n")
    .replace(/\n{3,}/g, "\n\n");
}

function elementText(element: Json): string[] {
  if (!isRecord(element)) return [];
  const facts = recordsOf(element.facts).map(({ title, value }) =>
    teamsMarkupToText(`${textOf(title)}: ${textOf(value)}`),
  );
  const inner = [...listOf(element.items), ...listOf(element.columns)].flatMap(elementText);
  const own = [teamsMarkupToText(textOf(element.text)), textOf(element.altText), facts.join("\n")];
  return [...own, inner.join("\n"), actionText(element)].filter((text) => text !== "");
}

function actionText({ actions }: JsonRecord): string {
  return recordsOf(actions)
    .filter(({ url }) => typeof url === "string")
    .map(({ title, url }) => `${teamsMarkupToText(textOf(title))}: ${textOf(url)}`)
    .join("\n");
}
