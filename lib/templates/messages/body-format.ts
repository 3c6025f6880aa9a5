import type { BodyName } from "@/lib/core/template";
import type { ContentType } from "../content-type";
import type { TemplatePart } from "../message-types";
import { partSources } from "./part-sources";

/** What stands before the output's first character: statements and comments, which print nothing. */
const silentStart = /^(?:\s|\{%[^]*?%\}|\{#[^]*?#\})*/;
/** The start of an array of objects or of an object, whose first thing may come from a tag. */
const jsonStart = /^(?:\[\s*(?:[\]{]|$)(?!\{)|\{(?![{%#])\s*["}{])/;

/** The part that a source is built on, or that it only includes. */
const firstPart = /^\s*\{%[-+]?\s*(?:extends|include)\s+(?:'([^']*)'|"([^"]*)")/;
const maxChain = 10;

/** What a body is written in: Slack's and Teams' bodies are JSON when they, or the parts they extend, start with [ or {. */
export function bodyContentType(
  body: BodyName,
  source: string,
  parts: readonly TemplatePart[] = [],
): ContentType {
  if (body === "webhook") return "json";
  if (body === "sms") return "text";
  if (body !== "slack" && body !== "teams") return body;
  const isJson = isJsonSource(source, partSources(parts, body));
  if (body === "slack") return isJson ? "slack-blocks" : "slack";
  return isJson ? "teams-card" : "teams";
}

/** Whether a source gives a JSON document: `[prod] failed` and `{{ job.name }}` are text. */
function isJsonSource(source: string, parts: ReadonlyMap<string, string>): boolean {
  let first = source;
  for (let length = 0; length < maxChain; length++) {
    const [, single, double] = firstPart.exec(first) ?? [];
    const part = parts.get(single ?? double ?? "");
    if (part === undefined) break;
    first = part;
  }
  return jsonStart.test(first.slice(silentStart.exec(first)?.[0].length ?? 0));
}
