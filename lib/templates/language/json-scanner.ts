import { TemplateError, type Position } from "../error";
import type { OutputContext, Scanner } from "./output-context";

/** Outside of strings, inside one, after a "\" in one, or as many digits before the end of a "\u". */
type Mode = "value" | "string" | "escape" | 4 | 3 | 2 | 1;

interface JsonState {
  readonly mode: Mode;
  /** The text in quotes that is or was read, as far as it can be the name of an address. */
  readonly word: string;
  /** Whether what follows is an address, which Slack and Teams do not read as their Markdown. */
  readonly isAddress: boolean;
  /** Whether the string has nothing in it so far. */
  readonly isStart: boolean;
  /** Whether a "<" is the last character, which opens a link in Slack. */
  readonly isLink: boolean;
}

const addressNames = [
  "url",
  "image_url",
  "thumb_url",
  "title_link",
  "author_link",
  "author_icon",
  "footer_icon",
  "iconUrl",
  "fallbackUrl",
];
const start: JsonState = { mode: "value", word: "", isAddress: false, isStart: false, isLink: false };

/** Says that a block in a JSON template is text. */
export class NotJson extends Error {}

/** Follows the author's text of a JSON document: does a value stand inside a string or for itself? */
export class JsonScanner implements Scanner<JsonState> {
  readonly start = start;
  /** Whether the text has a bracket or a quote at all. */
  hasStructure = false;

  /** The whole document may be wrong, which its result shows; a block that is no JSON is text. */
  constructor(private readonly isDocument: boolean) {}

  keyOf(state: JsonState): string {
    return Object.values(state).join("\u0001");
  }

  text(before: JsonState, text: string): JsonState {
    let state = before;
    let outside = "";
    for (const character of text) {
      const next = after(state, character);
      if (state.mode === "value" && /["{[]/.test(character)) this.hasStructure = true;
      outside += state.mode === "value" && next.mode === "value" ? character : " ";
      state = next;
    }
    const isJson = /^(?:[\s{}[\],:\d.eE+-]|true|false|null)*$/.test(outside);
    if (!isJson && !this.isDocument) throw new NotJson();
    return state;
  }

  output({ mode, isAddress, isStart, isLink }: JsonState, position: Position) {
    if (mode !== "value" && mode !== "string") {
      throw new TemplateError('The "\\" before this value would change it: write "\\\\".', position);
    }
    const { isDocument: isTracked } = this;
    const isWhole = mode === "value" || isStart;
    const context: OutputContext = { kind: `json-${mode}`, isTracked, isAddress, isWhole, isLink };
    const next = mode === "value" ? start : { ...start, mode, word: unknown, isAddress };
    return { context, next };
  }

  part({ mode }: JsonState, what: string, position: Position): void {
    if (mode !== "value") throw new TemplateError(`${what} cannot stand in a text in quotes.`, position);
  }

  end({ mode }: JsonState, position: Position): void {
    if (mode === "value") return;
    if (!this.isDocument) throw new NotJson();
    throw new TemplateError("A text in quotes that is opened here is never closed.", position);
  }

  join(left: OutputContext | null, right: OutputContext | null): OutputContext | null {
    if (left?.kind !== "json-string" || right?.kind !== "json-string") return null;
    const isWhole = left.isWhole || right.isWhole;
    const isLink = left.isLink || right.isLink;
    return left.isAddress === right.isAddress ? { ...left, isWhole, isLink } : null;
  }
}

/** In place of a text that is no name of an address. */
const unknown = "-";

function after(state: JsonState, character: string): JsonState {
  const { mode, word, isAddress } = state;
  if (mode === "value") {
    if (character === '"') return { ...start, mode: "string", isAddress, isStart: true };
    if (character === ":") return { ...start, isAddress: addressNames.includes(word) };
    return /\s/.test(character) ? state : start;
  }
  if (mode === "string") {
    if (character === '"') return { ...start, word: addressNames.includes(word) ? word : "" };
    const longer = word + character;
    const isKnown = addressNames.some((name) => name.startsWith(longer));
    return {
      mode: character === "\\" ? "escape" : mode,
      word: isKnown ? longer : unknown,
      isAddress,
      isStart: false,
      isLink: character === "<",
    };
  }
  if (mode === "escape") return { ...state, isLink: false, mode: character === "u" ? 4 : "string" };
  if (!/[0-9a-fA-F]/.test(character)) return after({ ...state, mode: "string" }, character);
  return { ...state, mode: mode === 1 ? "string" : ((mode - 1) as Mode) };
}
