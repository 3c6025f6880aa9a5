import type { Json } from "../context-shape";
import type { BodyRenderer } from "./body-renderer";
import { fitTexts, jsonBytes, type CuttableText } from "./fit-texts";
import { leaveOutLargest } from "./leave-out-largest";
import type { RenderedBody } from "./rendered-body";
import { isWebAddress } from "./web-address";

/** Standard Webhooks asks for bodies below 20 kB. */
const maxBytes = 19_900;

/** JSON, sent as it is; of one that is too large, long texts are shortened and then the largest parts left out. */
export function renderWebhook(renderer: BodyRenderer, source: string): RenderedBody {
  const output = renderer.render("webhook", source, "json");
  const document = { body: JSON.parse(output) as Json };
  const size = jsonBytes(document.body);
  const excess = () => jsonBytes(document.body) - maxBytes;
  if (size > maxBytes) {
    renderer.warn("webhook", `The JSON has ${size} bytes: it was shortened to ${maxBytes}.`);
    const texts: CuttableText[] = [];
    collectTexts(document, texts);
    if (!fitTexts(texts, { measure: jsonBytes, excess }).isSmallEnough) leaveOutLargest(document, excess);
  }
  return { html: null, text: JSON.stringify(document.body, null, 2), payload: document.body };
}

/** Texts of a document but for addresses, which are of no use when they are shortened. */
function collectTexts(node: Json, texts: CuttableText[]): void {
  if (typeof node !== "object" || node === null) return;
  const holder = node as CuttableText["holder"];
  for (const [key, value] of Object.entries(holder)) {
    if (typeof value !== "string") collectTexts(value, texts);
    else if (!isWebAddress(value)) texts.push({ holder, key, limit: Infinity });
  }
}
