import { mapText, textOf, wholeNumber } from "../evaluate/argument";
import { characterCount, characters } from "../evaluate/characters";
import { fixedText, numberText } from "../evaluate/number-text";
import { isNumeric, isText, nameOf, Undefined } from "../evaluate/value";
import type { Filters } from "./define";

const statusColors = new Map([
  ["completed", "#28a745"],
  ["failed", "#dc3545"],
  ["running", "#ffc107"],
  ["pending", "#6c757d"],
]);
const otherStatusColor = "#6c757d";
const keptOutput = 500;
/** Of the kept characters: errors mostly stand at the end. */
const headShare = 0.4;

export const messageFilters: Filters = {
  /** Milliseconds as "450ms", "12.3s" or "4.5m"; nothing while there is no duration. */
  duration: {
    parameters: [],
    apply: (run, value) => {
      if (value === null || value instanceof Undefined) return "";
      const isNumber =
        isNumeric(value) || (isText(value) && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(textOf(run, value)));
      if (!isNumber) run.fail(`"duration" needs a number of milliseconds, not ${nameOf(value)}.`);
      return durationText(Number(isText(value) ? textOf(run, value) : value));
    },
  },
  status_color: {
    parameters: [],
    apply: (run, value) => (isText(value) && statusColors.get(textOf(run, value))) || otherStatusColor,
  },
  /** The beginning and the end of a long output, with the number of characters cut between. */
  truncate_output: {
    parameters: ["length"],
    apply: (run, value, [length]) => {
      if (value === null || value instanceof Undefined) return "";
      const kept = wholeNumber(run, length, "length", keptOutput);
      if (kept < 1) run.fail('"length" must be 1 at least.');
      return mapText(run, value, (text) => headAndTail(text, kept));
    },
  },
};

function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${numberText(milliseconds)}ms`;
  if (milliseconds < 60_000) return `${fixedText(milliseconds / 1_000, 1)}s`;
  return `${fixedText(milliseconds / 60_000, 1)}m`;
}

function headAndTail(text: string, kept: number): string {
  if (text.length <= kept || characterCount(text) <= kept) return text;
  const all = characters(text);
  const head = Math.floor(kept * headShare);
  const tail = kept - head;
  const cut = all.length - kept;
  const note = `… ${cut} ${cut === 1 ? "character" : "characters"} cut …`;
  return [
    ...(head > 0 ? [all.slice(0, head).join("")] : []),
    note,
    all.slice(all.length - tail).join(""),
  ].join("\n");
}
