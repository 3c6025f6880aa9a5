import { countOf } from "@/components/runs/count-words";
import { conditionWords } from "@/components/triggers/condition-words";
import { runConditionFields } from "@/lib/core/condition-field";
import { actionTypes, type ActionType, type ActionValues, type BranchValues } from "./branch-values";

const nouns: Record<ActionType, readonly [one: string, many: string]> = {
  "notify.email": ["a mail", "mails"],
  "notify.slack": ["a Slack message", "Slack messages"],
  "notify.teams": ["a Teams message", "Teams messages"],
  "notify.webhook": ["a webhook call", "webhook calls"],
};

export const actionLabels: Record<ActionType, string> = {
  "notify.email": "Mail",
  "notify.slack": "Slack message",
  "notify.teams": "Teams message",
  "notify.webhook": "Webhook call",
};

/** “If run status is failed, it sends a mail and 2 Slack messages. Otherwise it sends nothing.” */
export function branchesWords(branches: readonly BranchValues[], otherwise: readonly ActionValues[]): string {
  const sentences = branches.map(
    ({ condition, notify }, index) =>
      `${index === 0 ? "If" : "Otherwise, if"} ${ifWords(condition)}, it sends ${actionsWords(notify)}.`,
  );
  return [...sentences, `Otherwise it sends ${actionsWords(otherwise)}.`].join(" ");
}

/** “a mail and 2 Slack messages”; “nothing” */
export function actionsWords(actions: readonly ActionValues[]): string {
  const parts = actionTypes.flatMap((type) => {
    const count = actions.filter((action) => action.type === type).length;
    const [one, many] = nouns[type];
    if (count === 0) return [];
    return [count === 1 ? one : countOf(count, one, many)];
  });
  return parts.length === 0 ? "nothing" : list.format(parts);
}

function ifWords(condition: string): string {
  return condition.trim() === "" ? "… (say when)" : conditionWords(condition, runConditionFields);
}

const list = new Intl.ListFormat("en-GB");
