import { refuseReserved } from "../language/names";
import { characterAt, characters, sliceCharacters } from "./characters";
import type { Run } from "./run";
import { GroupTuple, isFloat, isText, keyOf, Safe, Thing, Tuple, type Value } from "./value";

/** `target.key`: an own entry of a dictionary, a place in a list, an attribute of `loop` or a namespace. */
export function member(run: Run, target: Value, key: string | number): Value | undefined {
  if (target instanceof Map) return target.get(key);
  if (typeof key === "number") return elementAt(run, target, key);
  if (target instanceof Thing) return target.get(key);
  if (target instanceof GroupTuple) return { grouper: target[0], list: target[1] }[key as "grouper" | "list"];
  return undefined;
}

/** `target[index]`. */
export function item(run: Run, target: Value, index: Value): Value | undefined {
  const key = keyOf(index);
  if (typeof key === "string") {
    refuseReserved(key, run.position);
    return member(run, target, key);
  }
  if (key === undefined) return undefined;
  if (target instanceof Map) return target.get(key);
  return isFloat(index) ? undefined : elementAt(run, target, key);
}

function elementAt(run: Run, target: Value, index: number): Value | undefined {
  if (!Number.isInteger(index)) return undefined;
  if (Array.isArray(target)) return target.at(index);
  if (!isText(target)) return undefined;
  const text = target instanceof Safe ? target.text : target;
  run.spendText(text.length);
  const character = characterAt(text, index);
  return character !== undefined && target instanceof Safe ? new Safe(character) : character;
}

/** `target[start:stop:step]` with Python's rules for missing and negative bounds. */
export function slice(run: Run, target: Value, start: Value, stop: Value, step: Value): Value | undefined {
  if (!isText(target) && !Array.isArray(target)) return undefined;
  const [from, to, by] = [bound(run, start), bound(run, stop), bound(run, step) ?? 1];
  if (by === 0) run.fail("The step of a slice cannot be 0.");

  if (isText(target)) {
    const text = typeof target === "string" ? target : target.text;
    run.spendText(text.length);
    const cut =
      by === 1 ? sliceCharacters(text, from ?? 0, to) : every(characters(text), from, to, by).join("");
    return typeof target === "string" ? cut : new Safe(cut);
  }
  run.allowItems(target.length);
  const result: Value[] = target instanceof Tuple ? new Tuple() : [];
  for (const value of every(target, from, to, by)) result.push(value);
  return result;
}

function bound(run: Run, value: Value): number | undefined {
  if (value === null) return undefined;
  if ((typeof value === "number" && Number.isInteger(value)) || typeof value === "boolean")
    return Number(value);
  run.fail("The bounds of a slice must be whole numbers.");
}

function every<Item>(
  items: ArrayLike<Item>,
  from: number | undefined,
  to: number | undefined,
  by: number,
): Item[] {
  const { length } = items;
  const clamp = (index: number, lowest: number, highest: number) =>
    Math.max(lowest, Math.min(highest, index < 0 ? index + length : index));
  const isForward = by > 0;
  const start =
    from === undefined
      ? isForward
        ? 0
        : length - 1
      : clamp(from, isForward ? 0 : -1, isForward ? length : length - 1);
  const stop =
    to === undefined
      ? isForward
        ? length
        : -1
      : clamp(to, isForward ? 0 : -1, isForward ? length : length - 1);
  const found: Item[] = [];
  for (let index = start; isForward ? index < stop : index > stop; index += by) found.push(items[index]!);
  return found;
}
