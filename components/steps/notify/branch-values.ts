import { textIn, withValue } from "@/components/steps/config-values";
import type { JsonObject } from "@/lib/schemas/field";

export const actionTypes = ["notify.email", "notify.slack", "notify.teams", "notify.webhook"] as const;
export type ActionType = (typeof actionTypes)[number];

/** A message of a branch, not complete yet. */
export interface ActionValues {
  type: ActionType;
  config: JsonObject;
}

export interface BranchValues {
  name: string;
  condition: string;
  notify: readonly ActionValues[];
}

export const MAX_BRANCHES = 10;
export const MAX_ACTIONS = 10;

const blankBranch: BranchValues = { name: "", condition: "", notify: [] };

/** One at least: there is nothing to say without it. */
export function branchesIn({ branches }: JsonObject): BranchValues[] {
  const found = (Array.isArray(branches) ? branches : []).filter(isObject).map((branch) => ({
    name: textIn(branch, "name"),
    condition: textIn(branch, "condition"),
    notify: actionsIn(branch.notify),
  }));
  return found.length > 0 ? found : [blankBranch];
}

export function otherwiseIn({ otherwise }: JsonObject): ActionValues[] {
  return actionsIn(otherwise);
}

export function withBranches(config: JsonObject, branches: readonly BranchValues[]): JsonObject {
  return {
    ...config,
    branches: branches.map(({ name, condition, notify }) => ({
      ...(name !== "" && { name }),
      condition,
      notify: notify.map(actionOf),
    })),
  };
}

export function withOtherwise(config: JsonObject, actions: readonly ActionValues[]): JsonObject {
  return withValue(config, "otherwise", actions.map(actionOf));
}

export function addBranch(branches: readonly BranchValues[]): BranchValues[] {
  return [...branches, blankBranch];
}

/** The one at `from` stands at `to` then. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const item = items.slice(from, from + 1);
  return items.toSpliced(from, 1).toSpliced(to, 0, ...item);
}

function actionsIn(value: unknown): ActionValues[] {
  return (Array.isArray(value) ? (value as unknown[]) : []).filter(isObject).flatMap((action) => {
    const type = actionTypes.find((one) => one === action.type);
    return type ? [{ type, config: isObject(action.config) ? action.config : {} }] : [];
  });
}

const actionOf = ({ type, config }: ActionValues): JsonObject => ({ type, config });

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
