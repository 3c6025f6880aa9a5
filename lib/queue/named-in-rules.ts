import type { RecipientRule } from "@/lib/core/recipient";
import type { Person } from "@/lib/db/members";

export function channelsNamedIn(rules: readonly RecipientRule[]): string[] {
  return rules.flatMap((rule) => (rule.kind === "channel" ? rule.channel_id : []));
}

export function rotationsNamedIn(rules: readonly RecipientRule[]): string[] {
  return rules.flatMap((rule) => (rule.kind === "on_call" ? rule.rotation_id : []));
}

export function addressesNamedIn(rules: readonly RecipientRule[]): string[] {
  return rules.flatMap((rule) => (rule.kind === "email" ? rule.email : []));
}

/** Where mail to a person may go: to the account, or to the address that they gave. */
export function mailboxesOf({ email, preference }: Person): string[] {
  return preference.mailAddress === null ? [email] : [email, preference.mailAddress];
}
