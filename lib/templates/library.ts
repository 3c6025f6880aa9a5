import { functions } from "./evaluate/functions";
import type { FilterSpec, Library } from "./evaluate/library";
import { methods } from "./evaluate/methods";
import { tests } from "./evaluate/is-tests";
import { applyFilters } from "./filters/apply-filters";
import type { Filters } from "./filters/define";
import { listFilters } from "./filters/list-filters";
import { markupFilters } from "./filters/markup-filters";
import { messageFilters } from "./filters/message-filters";
import { numberFilters } from "./filters/number-filters";
import { sortFilters } from "./filters/sort-filters";
import { textFilters } from "./filters/text-filters";
import { timeFilters } from "./filters/time-filters";
import { valueFilters } from "./filters/value-filters";

const filters = new Map<string, FilterSpec>();

/** Everything a template can call. */
export const library: Library = { filters, tests, functions, methods };

const families: Filters[] = [
  valueFilters,
  textFilters,
  numberFilters,
  listFilters,
  sortFilters,
  markupFilters,
  messageFilters,
  timeFilters,
  applyFilters(library),
];
for (const family of families) for (const [name, spec] of Object.entries(family)) filters.set(name, spec);
