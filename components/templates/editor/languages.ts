import { html } from "@codemirror/lang-html";
import { jinja } from "@codemirror/lang-jinja";
import { json } from "@codemirror/lang-json";
import { LanguageSupport, StreamLanguage } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import type { SourceField } from "@/lib/templates/message-types";

const plain = new LanguageSupport(
  StreamLanguage.define({
    name: "plain",
    token: (stream) => {
      stream.skipToEnd();
      return null;
    },
  }),
);

const inPlain = jinja({ base: plain });
const inJson = jinja({ base: json() });
const inHtml = jinja({ base: html() });

/**
 * Jinja around what the channel takes: Slack and Teams bodies may be words or JSON. Each language is one object, so what is
 * given stays the same while it is typed in.
 */
export function languageOf(field: SourceField, source: string): Extension {
  if (field === "html") return inHtml;
  if (field === "webhook") return inJson;
  const takesBoth = field === "slack" || field === "teams";
  return takesBoth && looksLikeJson(source) ? inJson : inPlain;
}

/** A tag may begin a document of JSON, too: what stands before its first bracket is skipped. */
export function looksLikeJson(source: string): boolean {
  let rest = source.trimStart();
  while (rest.startsWith("{%") || rest.startsWith("{#")) {
    const end = rest.indexOf(rest.startsWith("{%") ? "%}" : "#}");
    if (end < 0) return false;
    rest = rest.slice(end + 2).trimStart();
  }
  return rest.startsWith("[") || (rest.startsWith("{") && !rest.startsWith("{{"));
}
