import { mapText } from "../evaluate/argument";
import type { FilterSpec } from "../evaluate/library";

export type Filters = Readonly<Record<string, FilterSpec>>;

/** A filter that only changes a text. */
export function textFilter(change: (text: string) => string): FilterSpec {
  return { parameters: [], apply: (run, value) => mapText(run, value, change) };
}
