import type { Json, JsonRecord } from "@/lib/templates/context-shape";

type Maybe = Json | undefined;

/** Readers of JSON that somebody wrote by hand: what has another shape is as if it were missing. */
export function recordOf(value: Maybe): JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

export function listOf(value: Maybe): Json[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: Maybe): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
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
