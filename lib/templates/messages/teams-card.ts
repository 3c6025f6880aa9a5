import type { Json, JsonRecord } from "../context-shape";
import { isRecord, textOf } from "./json-value";
import type { Report } from "./report";
import { unescapeTeams } from "./teams-markup";
import { isWebAddress } from "./web-address";

/** What Teams draws of an Adaptive Card from a workflow, wherever it is read. */
const drawn = new Set(["TextBlock", "FactSet", "Container", "ColumnSet", "Column", "Image", "ActionSet"]);
/** Where an element holds others, and the type of those that need not say it. */
const children: Record<string, string | null> = { items: null, columns: "Column" };

export const cardType = "AdaptiveCard";

/** A card as Teams takes it, from a card or from its body. Throws where its shape is wrong. */
export function cleanCard(card: JsonRecord, pointer: string, report: Report): JsonRecord {
  const { body, actions, ...rest } = card;
  if (body !== undefined && !Array.isArray(body)) report.fail(`The "body" of the card must be a list.`);
  if (actions !== undefined && !Array.isArray(actions)) report.fail(`The "actions" must be a list.`);
  const clean: JsonRecord = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    msteams: { width: "Full" },
    ...rest,
    type: cardType,
    version: "1.4",
    body: (body ?? []).map((element, index) =>
      cleanElement(element, `${pointer}/body/${index}`, null, report),
    ),
  };
  if (actions) clean.actions = cleanActions(actions, `${pointer}/actions`, report);
  return clean;
}

function cleanElement(element: Json, pointer: string, usual: string | null, report: Report): JsonRecord {
  if (!isRecord(element)) report.fail(`The element at ${pointer} must be an object with a "type".`);
  const type = element.type === undefined && usual ? usual : report.typeOf(element, pointer);
  if (!drawn.has(type)) report.warn(`Teams may not draw the element type "${type}" at ${pointer}.`);
  const clean: JsonRecord = { ...element, type };
  if (type === "TextBlock") clean.text = words(element.text, `${pointer}/text`, report);
  if (type === "FactSet") clean.facts = cleanFacts(element.facts, `${pointer}/facts`, report);
  if (type === "Image") clean.url = unescapeTeams(textOf(element.url));
  for (const [name, childType] of Object.entries(children)) {
    const inner = element[name];
    if (!Array.isArray(inner)) continue;
    clean[name] = inner.map((child, index) =>
      cleanElement(child, `${pointer}/${name}/${index}`, childType, report),
    );
  }
  if (Array.isArray(element.actions)) {
    clean.actions = cleanActions(element.actions, `${pointer}/actions`, report);
  }
  return clean;
}

function cleanFacts(facts: Json | undefined, pointer: string, report: Report): Json[] {
  if (!Array.isArray(facts)) return report.fail(`A FactSet needs a list of facts at ${pointer}.`);
  return facts.map((fact, index) => {
    if (!isRecord(fact)) return report.fail(`The fact at ${pointer}/${index} must be an object.`);
    const { title, value } = fact;
    return {
      ...fact,
      title: words(title, `${pointer}/${index}/title`, report),
      value: words(value, `${pointer}/${index}/value`, report),
    };
  });
}

/** A button without an address would make Teams refuse the card: it is left out. */
function cleanActions(actions: readonly Json[], pointer: string, report: Report): Json[] {
  return actions.flatMap((action, index) => {
    const place = `${pointer}/${index}`;
    if (!isRecord(action)) return report.fail(`The action at ${place} must be an object with a "type".`);
    const type = report.typeOf(action, place);
    if (type !== "Action.OpenUrl") {
      report.warn(`Teams may not draw the action type "${type}" at ${place}.`);
      return [action];
    }
    const url = unescapeTeams(textOf(action.url));
    if (isWebAddress(url)) return [{ ...action, title: words(action.title, `${place}/title`, report), url }];
    report.warn(`The button at ${place} was left out: it has no web address.`);
    return [];
  });
}

function words(value: Json | undefined, pointer: string, report: Report): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value === null) return "";
  return report.fail(`There must be a text at ${pointer}.`);
}
