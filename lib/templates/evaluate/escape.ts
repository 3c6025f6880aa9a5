import type { ContentType } from "../content-type";

const htmlEntities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;",
};
const entityByCode = Array.from({ length: 63 }, (_, code) => htmlEntities[String.fromCharCode(code)]);
const slackSpecial = /[&<>]/g;
// Punctuation that means something in the Markdown subset of Adaptive Cards, anywhere or at the start of a line.
const teamsSpecial = /[\\`*_[\]~<>|]/g;
const teamsLineStart = /^([ \t]{0,3})([-+#](?=[ \t#]|$)|\d{1,9}(?=[.)][ \t]))/gm;
const jsonShort: Record<string, string> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
};
const jsonSpecial = /["\\\u0000-\u001f\u2028\u2029\p{Surrogate}]/gu;

/**
 * How a value is made harmless where the output goes. `header` is cleaned as a whole at the end (asOneLine); what
 * JSON needs is added where a value is written (write-json.ts), as it depends on the place.
 */
export function escapeFor(contentType: ContentType): (text: string) => string {
  switch (contentType) {
    case "html":
      return escapeHtml;
    case "slack":
    case "slack-blocks":
      return escapeSlack;
    case "teams":
    case "teams-card":
      return escapeTeams;
    case "json":
    case "text":
    case "header":
      return asIs;
  }
}

export function isEscaped(contentType: ContentType): boolean {
  return contentType !== "text" && contentType !== "header";
}

/**
 * For text between tags and inside quoted attributes, with the entities that Jinja writes. A loop, as most values hold
 * nothing to escape and are short: a regular expression takes three times as long for them.
 */
export function escapeHtml(text: string): string {
  let escaped = "";
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const entity = code < entityByCode.length ? entityByCode[code] : undefined;
    if (entity === undefined) continue;
    escaped += text.slice(from, index) + entity;
    from = index + 1;
  }
  return from === 0 ? text : escaped + text.slice(from);
}

function escapeSlack(text: string): string {
  return text.replace(slackSpecial, (character) => htmlEntities[character]!);
}

function escapeTeams(text: string): string {
  return text
    .replace(teamsSpecial, "\\$&")
    .replace(teamsLineStart, (_, indent: string, mark: string) =>
      /\d/.test(mark) ? `${indent}${mark}\\` : `${indent}\\${mark}`,
    );
}

/** The inside of a JSON string. */
export function escapeJson(text: string): string {
  return text.replace(
    jsonSpecial,
    (character) => jsonShort[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function asIs(text: string): string {
  return text;
}

const spaceOrControl = /[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const bidiControl = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One line for a header or file name: no controls, no characters that turn the reading direction. */
export function asOneLine(text: string): string {
  return text.replace(bidiControl, "").replace(spaceOrControl, " ").trim();
}
