import { capitalised } from "@/components/runs/count-words";
import { roles } from "@/lib/core/actor";
import type { RecipientRule } from "@/lib/core/recipient";
import { recipientWords, type Names } from "@/components/triggers/recipient-words";

/** Somebody to choose. */
export interface RecipientOption {
  /** The same for the same rule. */
  key: string;
  rule: RecipientRule;
  label: string;
  group: string;
}

const groups: Record<RecipientRule["kind"], string> = {
  job_owner: "By what they are",
  role: "By what they are",
  on_call: "On call",
  user: "People",
  channel: "Channels",
  email: "Addresses",
  template: "Addresses",
};

export function recipientOption(rule: RecipientRule, names: Names): RecipientOption {
  return { key: JSON.stringify(rule), rule, label: labelOf(rule, names), group: groups[rule.kind] };
}

function labelOf(rule: RecipientRule, names: Names): string {
  if (rule.kind === "on_call") return `On call: ${names[rule.rotation_id] ?? "a rotation that is gone"}`;
  const words = recipientWords(rule, names);
  return rule.kind === "job_owner" || rule.kind === "role" ? capitalised(words) : words;
}

/** Those that need no name. */
export const nameless: RecipientRule[] = [
  { kind: "job_owner" },
  ...roles.toReversed().map((role) => ({ kind: "role" as const, role })),
];
