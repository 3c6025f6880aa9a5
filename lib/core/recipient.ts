import { z } from "zod";
import { roles, type Role } from "./actor";
import type { QuietHours } from "./quiet-hours";
import type { EventType } from "./event";
import type { ChannelKindId, PreferenceChannel } from "./channel-kind";

/** Who a trigger is for. */
export const RecipientRule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("job_owner") }),
  z.strictObject({ kind: z.literal("role"), role: z.enum(roles) }),
  z.strictObject({ kind: z.literal("user"), user_id: z.uuid() }),
  z.strictObject({ kind: z.literal("email"), email: z.email() }),
  /** One of the organisation's channels: a team's Slack channel, an on-call service. */
  z.strictObject({ kind: z.literal("channel"), channel_id: z.uuid() }),
]);
export type RecipientRule = z.infer<typeof RecipientRule>;

/** What one person wants: lib/db/preferences.ts fills the defaults in. */
export interface Preference {
  channels: Record<PreferenceChannel, boolean>;
  /** The kinds for which the person gave an address of their own; mail needs none. */
  addresses: readonly Exclude<PreferenceChannel, "email">[];
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
  /** Of those that are not over: what the person does not want to hear of. */
  mutes: readonly Mute[];
}

export interface Mute {
  jobId: string;
  /** Null: until the person takes it back. */
  until: Date | null;
}

/** A channel of the organisation that can be told. A disabled one is not among them. */
export interface NamedChannel {
  id: string;
  kind: ChannelKindId;
  name: string;
}

/** Somebody who is to be told, and by which rule. `member` is null for a bare address. */
export interface Recipient {
  address: string;
  name: string | null;
  member: Member | null;
  /** The channel itself is told: then there is no person, and no other kind. */
  channel: NamedChannel | null;
  rule: RecipientRule;
}

interface Directory {
  members: readonly Member[];
  channels: readonly NamedChannel[];
  jobOwnerId: string | null;
}

/**
 * The people and channels behind a trigger's rules, each once: the first rule that names one is the reason it is told. A
 * rule that matches nobody adds nobody.
 */
export function resolveRecipients(rules: readonly RecipientRule[], directory: Directory): Recipient[] {
  const found = new Map<string, Recipient>();
  for (const rule of rules)
    for (const recipient of recipientsOf(rule, directory)) {
      const key = recipient.channel?.id ?? recipient.address.toLowerCase();
      if (!found.has(key)) found.set(key, recipient);
    }
  return [...found.values()];
}

function recipientsOf(rule: RecipientRule, { members, channels, jobOwnerId }: Directory): Recipient[] {
  switch (rule.kind) {
    case "channel":
      return channels
        .filter(({ id }) => id === rule.channel_id)
        .map((channel) => ({ address: channel.name, name: null, member: null, channel, rule }));
    case "job_owner":
      return people(members, rule, ({ userId }) => userId === jobOwnerId);
    case "role":
      return people(members, rule, ({ role }) => role === rule.role);
    case "user":
      return people(members, rule, ({ userId }) => userId === rule.user_id);
    default:
      return [addressee(members, rule)];
  }
}

/** A bare address, or the member whose it is. */
function addressee(members: readonly Member[], rule: RecipientRule & { kind: "email" }): Recipient {
  const member = members.find(({ email }) => email.toLowerCase() === rule.email.toLowerCase()) ?? null;
  return { address: rule.email, name: member?.name ?? null, member, channel: null, rule };
}

function people(
  members: readonly Member[],
  rule: RecipientRule,
  isMeant: (member: Member) => boolean,
): Recipient[] {
  return members
    .filter(isMeant)
    .map((member) => ({ address: member.email, name: member.name, member, channel: null, rule }));
}
