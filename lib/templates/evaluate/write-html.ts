import type { Position } from "../error";
import type { OutputContext } from "../language/output-context";
import { decodeEntities } from "./entities";
import { escapeHtml } from "./escape";
import type { Run } from "./run";
import { toText } from "./text";
import { addressLists, isHarmlessAddress } from "./url";
import { Safe, type Value } from "./value";

export type Write = (run: Run, value: Value, position: Position) => void;

/** How a value is written where its escaped text alone would not be harmless. A value marked as safe is no exception. */
export function htmlWriter(context: OutputContext): Write | null {
  switch (context.kind) {
    case "attribute":
      return inAttribute(context.quote);
    case "url":
      return inAddress(context);
    case "css":
      return inStyle;
    case "comment":
      return inComment;
    case "after-less-than":
      return afterLessThan;
    default:
      return null;
  }
}

function escaped(run: Run, value: Value, position: Position): string {
  run.position = position;
  if (value instanceof Safe) return value.text;
  const text = toText(run, value);
  run.spendText(text.length);
  return escapeHtml(text);
}

/** Markup, JSON and blocks that were escaped for the text of a page may hold the quote that ends the attribute. */
function inAttribute(quote: string): Write {
  return (run, value, position) => {
    const text = escaped(run, value, position);
    run.write(value instanceof Safe ? withoutQuote(text, quote) : text, position);
  };
}

function withoutQuote(text: string, quote: string): string {
  return text.replaceAll(quote, quote === '"' ? "&#34;" : "&#39;");
}

/** What most addresses start with; nothing behind it can run code. */
const plainStart = /^(?:https?:\/\/|[/?#])/i;

function inAddress({ attribute, quote, isFirst }: OutputContext & { kind: "url" }): Write {
  const isSet = addressLists.has(attribute);
  return (run, value, position) => {
    const text = escaped(run, value, position);
    const quoted = value instanceof Safe ? withoutQuote(text, quote) : text;
    if (isFirst && !isSet && plainStart.test(text)) return run.write(quoted, position);
    run.spendText(2 * text.length);
    const before = isFirst || isSet ? "" : run.output.slice(run.output.lastIndexOf(quote) + 1);
    const addresses = isSet ? text.split(",") : [before + text];
    if (addresses.every((address) => isHarmlessAddress(address, attribute)))
      return run.write(quoted, position);
    run.warn(
      `The address in ${attribute} was left out: it is neither relative nor http, https, mailto, tel or cid.`,
      position,
    );
    run.write("#blocked", position);
  };
}

/** Letters, digits and what lengths, colours and names of classes are made of. */
const notForStyle = /[^\p{L}\p{M}\p{N} #%.,+\-_!/]/gu;

/** No value can end a declaration, open a rule, a comment or a text, or name an address. */
const inStyle: Write = (run, value, position) => {
  run.position = position;
  const text = value instanceof Safe ? decodeEntities(value.text) : toText(run, value);
  run.spendText(text.length);
  const clean = text.replace(notForStyle, "");
  if (clean !== text)
    run.warn("Characters that have a meaning in CSS were left out of this value.", position);
  run.write(clean, position);
};

/** In a comment two hyphens end it, and one at the edge may be the second. */
const inComment: Write = (run, value, position) => {
  const text = escaped(run, value, position)
    .replaceAll(">", "&gt;")
    .replace(/-(?=-|$)|^-/g, "&#45;");
  run.write(text, position);
};

/** After a "<" of the text: a value that would make a tag of it turns it into a sign. */
const afterLessThan: Write = (run, value, position) => {
  const text = escaped(run, value, position);
  if (!/^[^a-zA-Z/!?]/.test(text) && run.output.endsWith("<")) {
    run.output = `${run.output.slice(0, -1)}&lt;`;
    run.warn(
      'The "<" before this value was printed as a sign: a value cannot be the name of a tag.',
      position,
    );
  }
  run.write(text, position);
};
