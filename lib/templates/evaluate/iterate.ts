import { characters } from "./characters";
import type { Run } from "./run";
import { isText, nameOf, Safe, Undefined, type Value } from "./value";

/** What a loop or filter goes through: entries of a list, keys of a dictionary, characters of a text. */
export function iterate(run: Run, value: Value): readonly Value[] {
  if (Array.isArray(value)) {
    run.allowItems(value.length);
    return value;
  }
  if (value instanceof Map) {
    run.allowItems(value.size);
    return Array.from(value.keys());
  }
  if (value instanceof Undefined) {
    run.notice(value);
    return [];
  }
  if (!isText(value)) run.fail(`${nameOf(value)} cannot be gone through: a list is needed.`);
  const text = value instanceof Safe ? value.text : value;
  run.allowItems(text.length);
  return characters(text);
}
