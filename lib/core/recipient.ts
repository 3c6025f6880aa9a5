import { z } from "zod";
import { roles, type Role } from "./actor";
import type { QuietHours } from "./quiet-hours";
import type { EventType } from "./event";
import type { PreferenceChannel } from "./channel-kind";

/** Who a trigger is for. */
export const RecipientRule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("job_owner") }),
  z.strictObject({ kind: z.literal("role"), role: z.enum(roles) }),
  z.strictObject({ kind: z.literal("user"), user_id: z.uuid() }),
  z.strictObject({ kind: z.literal("email"), email: z.email() }),
]);
export type RecipientRule = z.infer<typeof RecipientRule>;

/** What one person wants: lib/db/preferences.ts fills the defaults in. */
export interface Preference {
  channels: Record<PreferenceChannel, boolean>;
  /** Only what differs from "on". */
  events: Partial<Record<EventType, Partial<Record<PreferenceChannel, boolean>>>>;
  quietHours: QuietHours | null;
  criticalBypass: boolean;
}

/** A member who could be told. Disabled people are not among them. */
export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
  preference: Preference;
}

/** Somebody who is to be told, and by which rule. `member` is null for a bare address. */
export interface Recipient {
  address: string;
  name: string | null;
  member: Member | null;
  rule: RecipientRule;
}

/**
 * The people behind a trigger's rules, each once: the first rule that names a person is the reason they get it.
 * A rule that matches nobody adds nobody.
 */
export function resolveRecipients(
  rules: readonly RecipientRule[],
  members: readonly Member[],
  jobOwnerId: string | null,
): Recipient[] {
  const found = new Map<string, Recipient>();
  const add = (recipient: Recipient) => {
    const key = recipient.address.toLowerCase();
    if (!found.has(key)) found.set(key, recipient);
  };
  for (const rule of rules) {
    if (rule.kind === "email") {
      const member = members.find((m) => m.email.toLowerCase() === rule.email.toLowerCase()) ?? null;
      add({ address: rule.email, name: member?.name ?? null, member, rule });
      continue;
    }
    for (const member of members)
      if (matches(rule, member, jobOwnerId)) add({ address: member.email, name: member.name, member, rule });
  }
  return [...found.values()];
}

function matches(rule: Exclude<RecipientRule, { kind: "email" }>, member: Member, jobOwnerId: string | null) {
  switch (rule.kind) {
    case "job_owner":
      return member.userId === jobOwnerId;
    case "role":
      return member.role === rule.role;
    case "user":
      return member.userId === rule.user_id;
  }
}
