import type { Json, JsonRecord } from "@/lib/templates/context-shape";
import { guardedFetch, type HttpResult } from "./http";
import { guardFor } from "./inside-guard";
import type { SendContext } from "./kind";

interface JsonPost {
  url: string;
  body: Json;
  headers?: Record<string, string>;
}

/**
 * Posts a JSON document within the attempt's deadline; over http:// only to private addresses that the installation
 * allows. Answers in every case, as guardedFetch does.
 */
export function postJson(
  { url, body, headers }: JsonPost,
  { guard, signal }: Pick<SendContext, "guard" | "signal">,
): Promise<HttpResult> {
  return guardedFetch(guardFor(url, guard), {
    method: "POST",
    url,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: jsonText(body),
    signal,
  });
}

/** A document as it is sent: in whole characters. */
export function jsonText(document: Json): string {
  return JSON.stringify(document, wellFormed);
}

/** Half a character would be escaped as it is, and some readers refuse a whole document for it. */
function wellFormed(_: string, value: Json): Json {
  return typeof value === "string" ? value.toWellFormed() : value;
}

/** An answer's body as the object that it should be; empty for anything else. */
export function readObject(body: string): JsonRecord {
  try {
    const value = JSON.parse(body) as Json;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
