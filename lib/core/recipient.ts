import { z } from "zod";
import { roles, type Role } from "./actor";
import type { DigestFrequency } from "./digest";
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
  /** Whoever has the turn in an on-call rotation at that moment. */
  z.strictObject({ kind: z.literal("on_call"), rotation_id: z.uuid() }),
  /** Addresses that a template gives, with commas between them: "{{ job.parameters.owner_email }}". */
  z.strictObject({ kind: z.literal("template"), source: z.string().trim().min(1).max(500) }),
]);
export type RecipientRule = z.infer<typeof RecipientRule>;

/** What one person wants: lib/db/preferences.ts fills the defaults in. */
export interface Preference {
  channels: Record<PreferenceChannel, boolean>;
  /** The kinds for which the person gave an address of their own; mail needs none. */
  addresses: readonly Exclude<PreferenceChannel, "email">[];
  /** Those of them, and mail to another address, that the person has shown to be theirs. */
  verified: readonly PreferenceChannel[];
  /** Mail goes there instead of to the account's address; null: it does not. */
  mailAddress: string | null;
  /** Only what differs from "on". */
  events: Partial<Record<EventType, Partial<Record<PreferenceChannel, boolean>>>>;
  /** A moment is quiet when it lies in any of them. */
  quietHours: readonly QuietHours[];
  /** Everything is held until then; null or past: nothing is. */
  snoozedUntil: Date | null;
  /** How often what triggers tell is gathered into one message. */
  frequency: DigestFrequency;
  /** Of the daily one, wall time "HH:mm". */
  digestTime: string;
  /** IANA name. */
  zone: string;
  /** Critical events are neither held by quiet hours nor by a snooze or a digest. */
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

/** Who has the turn in a rotation. */
export interface OnCall {
  rotation: string;
  /** Null: nobody. */
  userId: string | null;
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
  /** By the ids of the rotations that the rules name. */
  onCall: ReadonlyMap<string, OnCall>;
  /** What the templates among the rules gave, by their source. */
  rendered: ReadonlyMap<string, readonly string[]>;
}

/**
 * The people and channels behind a trigger's rules, each once: the first rule that names one is the reason it is told. A
 * rule that matches nobody adds nobody.
 */
export function resolveRecipients(rules: readonly RecipientRule[], directory: Directory): Recipient[] {
  const found = new Map<string, Recipient>();
  const hasAddresses = rules.some(({ kind }) => kind === "email" || kind === "template");
  const byAddress = new Map(
    hasAddresses ? directory.members.map((member) => [member.email.toLowerCase(), member]) : [],
  );
  for (const rule of rules)
    for (const recipient of recipientsOf(rule, { ...directory, byAddress })) {
      const key = recipient.channel?.id ?? recipient.address.toLowerCase();
      if (!found.has(key)) found.set(key, recipient);
    }
  return [...found.values()];
}

function recipientsOf(
  rule: RecipientRule,
  directory: Directory & { byAddress: ReadonlyMap<string, Member> },
): Recipient[] {
  const { members, channels, jobOwnerId, onCall, rendered, byAddress } = directory;
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
    case "on_call":
      return people(members, rule, ({ userId }) => userId === onCall.get(rule.rotation_id)?.userId);
    case "template":
      return (rendered.get(rule.source) ?? []).map((address) => addressee(byAddress, rule, address));
    case "email":
      return [addressee(byAddress, rule, rule.email)];
  }
}

/** A bare address, or the member whose it is. */
function addressee(byAddress: ReadonlyMap<string, Member>, rule: RecipientRule, address: string): Recipient {
  const member = byAddress.get(address.toLowerCase()) ?? null;
  return { address, name: member?.name ?? null, member, channel: null, rule };
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
