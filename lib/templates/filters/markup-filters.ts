import { flag, textArgument, textOf, wholeNumber } from "../evaluate/argument";
import { wellFormed } from "../evaluate/characters";
import { decodeEntities } from "../evaluate/entities";
import { escapeHtml } from "../evaluate/escape";
import { iterate } from "../evaluate/iterate";
import { jsonText } from "../evaluate/json-text";
import type { FilterSpec } from "../evaluate/library";
import type { Run } from "../evaluate/run";
import { splitWords } from "../evaluate/string-change";
import { TextBuilder } from "../evaluate/text-builder";
import { linkAddresses } from "../evaluate/urlize";
import { isText, nameOf, Safe, Undefined, type Value } from "../evaluate/value";
import type { Filters } from "./define";

/** Escapes now, for the content type (as HTML where values are not escaped), and not again when printed. */
const escapeFilter: FilterSpec = {
  parameters: [],
  apply: (run, value) => {
    if (value instanceof Safe) return value;
    const text = textOf(run, value);
    run.spendText(text.length);
    const escaped = run.escapeMarkup(text);
    run.allowText(escaped.length);
    return new Safe(escaped);
  },
};

export const markupFilters: Filters = {
  escape: escapeFilter,
  e: escapeFilter,
  safe: { parameters: [], apply: (run, value) => new Safe(textOf(run, value)) },
  striptags: {
    parameters: [],
    apply: (run, value) => {
      const text = textOf(run, value);
      run.spendText(text.length);
      return stripTags(text);
    },
  },
  tojson: {
    parameters: ["indent"],
    apply: (run, value, [indent]) =>
      new Safe(
        jsonText(
          run,
          value,
          indent === undefined || indent === null ? null : wholeNumber(run, indent, "indent", 0),
        ),
      ),
  },
  urlize: {
    parameters: ["trim_url_limit", "nofollow", "target", "rel"],
    apply: (run, value, [limit, nofollow, target, rel]) => {
      if (run.contentType !== "html") run.fail('"urlize" is for HTML only.');
      const given = rel === null ? "" : textArgument(run, rel, "rel", "");
      const parts = new Set([...splitWords(given), ...(flag(nofollow) ? ["nofollow"] : []), "noopener"]);
      const text = textOf(run, value);
      run.allowText(text.length);
      const escaped = value instanceof Safe ? text : escapeHtml(text);
      run.allowText(escaped.length);
      const linked = linkAddresses(run, escaped, {
        trimLimit:
          limit === null || limit === undefined ? null : wholeNumber(run, limit, "trim_url_limit", 0),
        rel: Array.from(parts).sort().join(" "),
        target: target === null ? "" : textArgument(run, target, "target", ""),
      });
      return new Safe(linked);
    },
  },
  xmlattr: {
    parameters: ["autospace"],
    apply: (run, value, [autospace = true]) => {
      if (!(value instanceof Map))
        return run.fail(`${nameOf(value)} has no attributes: a dictionary is needed.`);
      const built = new TextBuilder(run);
      for (const [key, item] of value) {
        if (item === null || item instanceof Undefined) continue;
        const name = typeof key === "string" ? key : run.fail("The name of an attribute must be text.");
        if (/[\s/>=]/.test(name)) run.fail(`"${name.slice(0, 40)}" is not the name of an attribute.`);
        const text = item instanceof Safe ? item.text : escapeHtml(textOf(run, item));
        const space = built.isEmpty && !flag(autospace) ? "" : " ";
        built.add(`${space}${escapeHtml(name)}="${text}"`);
      }
      return run.contentType === "html" ? new Safe(built.toString()) : built.toString();
    },
  },
  urlencode: {
    parameters: [],
    apply: (run, value) => {
      if (isText(value)) return encode(run, textOf(run, value));
      if (!(value instanceof Map) && !Array.isArray(value)) return encode(run, textOf(run, value));
      const pairs =
        value instanceof Map ? Array.from(value) : iterate(run, value).map((pair) => pairOf(run, pair));
      const encoded = pairs.map(([key, item]) => `${encodeForQuery(run, key)}=${encodeForQuery(run, item)}`);
      run.allowText(encoded.reduce((sum, pair) => sum + pair.length + 1, 0));
      return encoded.join("&");
    },
  },
};

function pairOf(run: Run, value: Value): readonly [Value, Value] {
  if (Array.isArray(value) && value.length === 2) return [value[0] ?? null, value[1] ?? null];
  run.fail('"urlencode" needs text, a dictionary or a list of pairs.');
}

/** Percent encoding as in a path: "/" stays. */
function encode(run: Run, text: string): string {
  run.allowText(text.length);
  const encoded = encodeURIComponent(wellFormed(text))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%2F/g, "/");
  run.allowText(encoded.length);
  return encoded;
}

function encodeForQuery(run: Run, value: Value): string {
  return encode(run, textOf(run, value)).replace(/\//g, "%2F").replace(/%20/g, "+");
}

/** Text without comments and tags, with single spaces and its entities decoded; in one pass. */
function stripTags(text: string): string {
  const bare = removeBetween(removeBetween(text, "<!--", "-->"), "<", ">");
  return decodeEntities(splitWords(bare).join(" "));
}

function removeBetween(text: string, opening: string, closing: string): string {
  let result = "";
  let from = 0;
  for (;;) {
    const start = text.indexOf(opening, from);
    const end = start === -1 ? -1 : text.indexOf(closing, start);
    if (end === -1) return result + text.slice(from);
    result += text.slice(from, start);
    from = end + closing.length;
  }
}
