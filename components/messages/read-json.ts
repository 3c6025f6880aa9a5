import type { Json, JsonRecord } from "@/lib/templates/context-shape";
import { isRecord } from "@/lib/templates/messages/json-value";
import { isFollowable } from "./rich-text";

type Maybe = Json | undefined;

/** Readers of JSON that somebody wrote by hand: what has another shape is as if it were missing. */
export function recordOf(value: Maybe): JsonRecord {
  return isRecord(value) ? value : {};
}

export function textOf(value: Maybe): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

/** The address that a button leads to. */
export function linkUrl(value: Maybe): string | null {
  const url = textOf(value);
  return url !== null && isFollowable(url) ? url : null;
}

/** The address of a picture, which programs load over https only. */
export function pictureUrl(value: Maybe): string | null {
  const url = textOf(value);
  return url !== null && /^https:\/\//i.test(url) ? url : null;
}

/** The property, when it is one of the words. */
export function wordOf<Word extends string>(value: Maybe, words: readonly Word[], fallback: Word): Word {
  const lower = typeof value === "string" ? value.toLowerCase() : "";
  return words.find((word) => word.toLowerCase() === lower) ?? fallback;
}
