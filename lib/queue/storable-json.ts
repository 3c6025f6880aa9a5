import { storableValue } from "./storable-value";

/** JSON that PostgreSQL can hold: NUL and half characters, which it refuses, become U+FFFD. */
export function storableJson(value: unknown): string {
  return JSON.stringify(storableValue(value));
}
