import { functions } from "./evaluate/functions";
import { textOf } from "./evaluate/argument";
import type { FilterSpec, Library, TestSpec } from "./evaluate/library";
import { methods } from "./evaluate/methods";
import { tests as basicTests } from "./evaluate/is-tests";
import { isText } from "./evaluate/value";
import { applyFilters } from "./filters/apply-filters";
import type { Filters } from "./filters/define";
import { formatFilters } from "./filters/format-filters";
import { listFilters } from "./filters/list-filters";
import { markupFilters } from "./filters/markup-filters";
import { messageFilters } from "./filters/message-filters";
import { numberFilters } from "./filters/number-filters";
import { sortFilters } from "./filters/sort-filters";
import { textFilters } from "./filters/text-filters";
import { timeFilters } from "./filters/time-filters";
import { valueFilters } from "./filters/value-filters";

const filters = new Map<string, FilterSpec>();
const tests = new Map<string, TestSpec>(basicTests);

/** Everything a template can call. */
export const library: Library = { filters, tests, functions, methods };

const families: Filters[] = [
  valueFilters,
  textFilters,
  numberFilters,
  listFilters,
  sortFilters,
  markupFilters,
  formatFilters,
  messageFilters,
  timeFilters,
  applyFilters(library),
];
const isNamed = (names: ReadonlyMap<string, unknown>): TestSpec => ({
  parameters: [],
  apply: (run, value) => isText(value) && names.has(textOf(run, value)),
});
tests.set("filter", isNamed(filters)).set("test", isNamed(tests));
for (const family of families) for (const [name, spec] of Object.entries(family)) filters.set(name, spec);
