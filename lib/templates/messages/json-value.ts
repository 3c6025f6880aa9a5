import type { Json, JsonRecord } from "../context-shape";

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

export function recordsOf(value: Json | undefined): JsonRecord[] {
  return listOf(value).filter(isRecord);
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
