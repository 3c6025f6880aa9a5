import { preferenceChannels, type ChannelKindId } from "@/lib/core/channel-kind";
import { reachOf } from "@/lib/core/reach";
import type { RecipientRule } from "@/lib/core/recipient";
import type { GroupField } from "@/lib/core/group";
import type { Occasion } from "@/lib/core/trigger";
import { recipientWords, type Names } from "./recipient-words";
import { conditionWords } from "./condition-words";
import { everyWords, shortSpan } from "./span-words";

/** What the words are about: a trigger as it is stored, or as it is being entered. */
export interface TriggerSettings {
  enabled: boolean;
  channel_kinds: readonly ChannelKindId[];
  recipients: readonly RecipientRule[];
  occasion: Occasion;
  occasion_count: number;
  cooldown_seconds: number;
  condition: string | null;
  group_by: readonly GroupField[];
  /** As it is stored, or as it is being entered. */
  escalation_policy?: { name: string } | null;
  escalation_policy_id?: string | null;
}

const kindWords: Partial<Record<ChannelKindId, string>> = {
  email: "mail",
  slack: "Slack",
  teams: "Teams",
  webhook: "webhook",
  inbox: "test inbox",
};

/** “a, b and c” */
export function listed(words: readonly string[]): string {
  const last = words[words.length - 1] ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** People and addresses, each in words; one who has left is “somebody who has left”. */
function peopleWords({ recipients }: TriggerSettings, names: Names): string[] {
  const people = recipients.filter(({ kind }) => kind !== "channel");
  return [...new Set(people.map((rule) => recipientWords(rule, names)))];
}

function channelWords({ recipients }: TriggerSettings, names: Names): string[] {
  const channels = recipients.filter(({ kind }) => kind === "channel");
  return channels.map((rule) => recipientWords(rule, names));
}

function choseAnything(kinds: readonly ChannelKindId[]): boolean {
  return preferenceChannels.every((kind) => kinds.includes(kind));
}

const wordsOfKinds = (kinds: readonly ChannelKindId[]) => kinds.map((kind) => kindWords[kind] ?? kind);

/** “The owner of the job, all admins and #ops”: a cell. */
export function whoWords(trigger: TriggerSettings, names: Names): string {
  return begun(listed([...peopleWords(trigger, names), ...channelWords(trigger, names)])) || "Nobody";
}

/** “mail, Slack · first in a row · at most one every 15 min”: a cell. */
export function howWords(trigger: TriggerSettings): string {
  const { channel_kinds: kinds, recipients, occasion, occasion_count, cooldown_seconds } = trigger;
  const { condition, group_by } = trigger;
  const hasPeople = recipients.some(({ kind }) => kind !== "channel");
  const ways = choseAnything(kinds) ? "what they chose" : wordsOfKinds(kinds).join(", ");
  const parts = [
    hasPeople && (ways || "no way"),
    !hasPeople && recipients.length > 0 && "channel",
    occasion === "first" && "first in a row",
    occasion === "after" && `from number ${occasion_count} in a row on`,
    occasion === "last_attempt" && "last try only",
    cooldown_seconds > 0 && `at most one every ${shortSpan(cooldown_seconds)}`,
    condition !== null && `if ${conditionWords(condition)}`,
    group_by.length > 0 && `gathered by ${groupWords(group_by)}`,
    hasEscalation(trigger) && "escalates",
  ];
  return parts.filter((part) => part !== false).join(" · ") || "–";
}

/** Whether an event of the type can reach anybody. */
export function tellsSomebody({ enabled, channel_kinds, recipients }: TriggerSettings): boolean {
  const hasPeople = recipients.some(({ kind }) => kind !== "channel");
  const hasChannel = recipients.some(({ kind }) => kind === "channel");
  return enabled && (hasChannel || (hasPeople && channel_kinds.length > 0));
}

/** What will happen, in a sentence. */
export function effectSentence(trigger: TriggerSettings, names: Names): string {
  const people = peopleWords(trigger, names);
  const channels = channelWords(trigger, names);
  if (!trigger.enabled) return "Nobody hears of it: it is switched off.";
  if (people.length + channels.length === 0) return "Nobody hears of it: nobody is named.";
  if (!tellsSomebody(trigger)) return "Nobody hears of it: no way to tell people is chosen.";

  const isMany = people.length > 1 || trigger.recipients.some(({ kind }) => kind === "role");
  const hearing = people.length > 0 && trigger.channel_kinds.length > 0;
  const told = hearing
    ? `${listed(people)} ${isMany ? "hear" : "hears"} of it ${byWords(trigger.channel_kinds, isMany)}`
    : "";
  const posted = channels.length > 0 ? `it is told in ${listed(channels)}` : "";
  const text = [[told, posted].filter(Boolean).join(", and "), ...limitWords(trigger, names)].join("; ");
  return `${begun(text)}.`;
}

const ownWords =
  /^(the owner|whoever is|whom |all (admins|authors|plain)|somebody who|a channel that|it is told)/;

/** Names and addresses stay as they are written. */
function begun(text: string): string {
  return ownWords.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function byWords(kinds: readonly ChannelKindId[], isMany: boolean): string {
  const they = isMany ? "they" : "the person";
  if (choseAnything(kinds)) return `by what ${they} chose`;
  const words = listed(wordsOfKinds(kinds));
  const isForAnybody = kinds.every((kind) => reachOf[kind] === "mailbox");
  return isForAnybody ? `by ${words}` : `by ${words}, where ${they} chose it`;
}

const groupFieldWords: Record<GroupField, string> = {
  event_type: "event",
  job: "job",
  target: "target",
  severity: "severity",
};

/** “job and severity” */
export function groupWords(groupBy: readonly GroupField[]): string {
  return listed(groupBy.map((field) => groupFieldWords[field]));
}

function hasEscalation({ escalation_policy, escalation_policy_id }: TriggerSettings): boolean {
  return Boolean(escalation_policy ?? escalation_policy_id);
}

/** The policy's name; null: there is none. */
export function escalationName(trigger: TriggerSettings, names: Names): string | null {
  const { escalation_policy: policy, escalation_policy_id: id } = trigger;
  return policy?.name ?? (id ? (names[id] ?? "a policy that is gone") : null);
}

function limitWords(trigger: TriggerSettings, names: Names): string[] {
  const { occasion, occasion_count, cooldown_seconds, condition, group_by } = trigger;
  const escalation = escalationName(trigger, names);
  const words = [
    condition !== null && `only if ${conditionWords(condition)}`,
    occasion === "first" && "only the first in a row",
    occasion === "after" && `only from number ${occasion_count} in a row on`,
    occasion === "last_attempt" && "only the last try of a run",
    cooldown_seconds > 0 && `at most once every ${everyWords(cooldown_seconds)} for each job`,
    group_by.length > 0 && `those of the same ${groupWords(group_by)} are told together`,
    escalation !== null && `“${escalation}” goes on while nobody takes care of it`,
  ];
  return words.filter((word) => word !== false);
}
