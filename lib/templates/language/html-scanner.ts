import { TemplateError, type Position } from "../error";
import { addressLists, judgeAddress } from "../evaluate/url";
import {
  animated,
  fixed,
  inText,
  isPlainValue,
  read,
  tagInside,
  text,
  urlAttributes,
  type HtmlState,
} from "./html-reading";
import type { OutputContext, Scanner } from "./output-context";
import { placeIn } from "./text-place";

/** A character of the author's text. */
export interface Place {
  readonly position: Position;
  readonly source: string;
  readonly index: number;
}

/** Follows the author's text of an HTML document: tags, attributes, comments, styles and scripts. */
export class HtmlScanner implements Scanner<HtmlState> {
  readonly start = text;

  /** `watch` sees every step from one place to the next, and the ends of addresses that a value goes on with. */
  constructor(
    private readonly watch: ((before: HtmlState, after: HtmlState, place: Place) => void) | null = null,
  ) {}

  keyOf(state: HtmlState): string {
    return Object.values(state).join("\u0001");
  }

  text(start: HtmlState, source: string, position: Position): HtmlState {
    let state = start;
    for (let index = 0; index < source.length; index++) {
      if (state === text) {
        index = source.indexOf("<", index);
        if (index === -1) return text;
      } else if (!this.watch && isPlainValue(state)) {
        index = source.indexOf(state.quote, index);
        if (index === -1) return state;
      }
      const next = read(state, source.charAt(index));
      if (next === "refused") throw new TemplateError(colonRefusal, placeIn(position, source, index));
      if (this.watch) this.watch(state, next, { position, source, index });
      state = next;
    }
    return state;
  }

  output(state: HtmlState, position: Position): { context: OutputContext | null; next: HtmlState } {
    switch (state.mode) {
      case "text":
        return { context: null, next: state };
      case "less-than":
        return { context: { kind: "after-less-than" }, next: inText(state) };
      case "quoted":
        return quotedOutput(state, position);
      case "raw":
        return rawOutput(state, position);
      case "comment":
        if (state.held === "--" || state.held === "-" || state.held === "--!") {
          throw new TemplateError("Put a space between the hyphen and this value.", position);
        }
        return { context: { kind: "comment" }, next: { ...state, held: "" } };
      case "declaration":
        return { context: { kind: "comment" }, next: state };
      case "before-value":
      case "unquoted":
        throw new TemplateError(
          `Put the value of ${state.attribute} into quotes: without them a value can add attributes.`,
          position,
        );
      case "tag-name":
      case "closing":
      case "bang":
        throw new TemplateError(
          "A value cannot be part of the name of a tag: write the tags out, with {% if %} around them.",
          position,
        );
      case "tag":
      case "attribute-name":
      case "after-name":
        throw new TemplateError(
          'A value cannot be the name of an attribute: write the attribute out, such as class="{{ … }}", with ' +
            "{% if %} around it.",
          position,
        );
    }
  }

  part(state: HtmlState, what: string, position: Position): void {
    const isWords = state.mode === "raw" && (state.tag === "title" || state.tag === "textarea");
    if (state.mode === "text" || (isWords && state.held === "")) return;
    throw new TemplateError(
      `${what} cannot stand inside of a tag, a comment, a style or a script.`,
      position,
    );
  }

  end(state: HtmlState, position: Position): void {
    if (state.mode === "text" && !state.isForeign) return;
    const what =
      state.mode === "raw" || state.isForeign
        ? "An element that is opened here"
        : "A tag or comment that is opened here";
    throw new TemplateError(`${what} is never closed.`, position);
  }

  /** Two values of one address are told apart by what stands before them: the check of the later one is for both. */
  join(left: OutputContext | null, right: OutputContext | null): OutputContext | null {
    const [attribute, url] = left?.kind === "url" ? [right, left] : [left, right];
    if (url?.kind !== "url" || (attribute?.kind !== "url" && attribute?.kind !== "attribute")) return null;
    if (attribute.quote !== url.quote) return null;
    if (attribute.kind === "url" && attribute.attribute !== url.attribute) return null;
    return { ...url, isFirst: false };
  }
}

const colonRefusal =
  'The ":" after this value could make a scheme of it, such as "javascript:". Write the scheme out, such as ' +
  '"https://{{ … }}".';

function quotedOutput(state: HtmlState, position: Position) {
  const { tag, attribute, quote, held, isOpen } = state;
  if (attribute.startsWith("on")) {
    throw new TemplateError(`A value cannot stand in ${attribute}: it would be run as a script.`, position);
  }
  if (attribute === "srcdoc") {
    throw new TemplateError("A value cannot stand in srcdoc: it would be a document of its own.", position);
  }
  if (animated.has(tag)) {
    throw new TemplateError(`A value cannot stand in an attribute of <${tag}>.`, position);
  }
  if (attribute === "style") return { context: { kind: "css" } as const, next: state };
  if (!urlAttributes.has(attribute) || held === fixed) {
    return { context: { kind: "attribute", quote } as const, next: state };
  }
  const judged = addressLists.has(attribute) ? "open" : judgeAddress(held, attribute);
  if (judged === "harmful") {
    throw new TemplateError(
      `A value cannot stand in such an address: ${attribute} may use http, https, mailto, tel, cid and relative addresses.`,
      position,
    );
  }
  if (judged === "fixed") {
    return { context: { kind: "attribute", quote } as const, next: { ...state, held: fixed } };
  }
  const isFirst = held === "" && !isOpen;
  const context: OutputContext = { kind: "url", attribute, quote, isFirst };
  return { context, next: { ...state, held: "", isOpen: true } };
}

function rawOutput(state: HtmlState, position: Position) {
  const { tag, held, attribute } = state;
  if (tag.startsWith("script")) {
    throw new TemplateError("A value cannot stand in a script: it could be run.", position);
  }
  if (held !== "") throw new TemplateError("A value cannot be part of the name of a tag.", position);
  if (attribute === tagInside) {
    throw new TemplateError(
      `A value cannot stand after a tag inside of <${tag}>: close it before.`,
      position,
    );
  }
  return { context: tag === "style" ? ({ kind: "css" } as const) : null, next: state };
}
