import type { State } from "./state";

export interface FilterOption {
  value: string;
  label: string;
  state?: State;
}

export interface FilterDefinition {
  key: string;
  label: string;
  options: readonly FilterOption[];
  multiple?: boolean;
}
