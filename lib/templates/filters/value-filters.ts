import { flag } from "../evaluate/argument";
import { isTrue, Undefined } from "../evaluate/value";
import type { FilterSpec } from "../evaluate/library";
import type { Filters } from "./define";

const defaultFilter: FilterSpec = {
  parameters: ["default_value", "boolean"],
  isForMissing: true,
  apply: (_run, value, [fallback = "", boolean]) =>
    value instanceof Undefined || (flag(boolean) && !isTrue(value)) ? fallback : value,
};

export const valueFilters: Filters = { default: defaultFilter, d: defaultFilter };
