import type { Role } from "@/lib/core/actor";
import { preferenceChannels, type ChannelKindId } from "@/lib/core/channel-kind";
import { reachOf } from "@/lib/core/reach";
import type { RecipientRule } from "@/lib/core/recipient";
import type { Occasion } from "@/lib/core/trigger";

/** What the words are about: a trigger as it is stored, or as it is being entered. */
export interface TriggerSettings {
  enabled: boolean;
  channel_kinds: readonly ChannelKindId[];
  recipients: readonly RecipientRule[];
  occasion: Occasion;
  occasion_count: number;
  cooldown_seconds: number;
}

/** Of people and channels, by id. */
export type Names = Readonly<Record<string, string>>;

const kindWords: Partial<Record<ChannelKindId, string>> = {
  email: "mail",
  slack: "Slack",
  teams: "Teams",
  webhook: "webhook",
  inbox: "test inbox",
};

const roleWords: Record<Role, string> = {
  admin: "all admins",
  author: "all authors",
  member: "all plain members",
};

/** “a, b and c” */
export function listed(words: readonly string[]): string {
  const last = words[words.length - 1] ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** “15 minutes”, “an hour” as “hour”: what stands behind “every”. */
export function everyWords(seconds: number): string {
  const { count, unit } = spanOf(seconds);
  return count === 1 ? unit : `${count} ${unit}s`;
}

const shortUnits = { second: "s", minute: "min", hour: "h", day: "d" } as const;

/** “15 min” */
export function shortSpan(seconds: number): string {
  const { count, unit } = spanOf(seconds);
  return `${count} ${shortUnits[unit]}`;
}

/** In the largest unit that leaves nothing over. */
export function spanOf(seconds: number): { count: number; unit: keyof typeof shortUnits } {
  if (seconds > 0 && seconds % 86_400 === 0) return { count: seconds / 86_400, unit: "day" };
  if (seconds > 0 && seconds % 3600 === 0) return { count: seconds / 3600, unit: "hour" };
  if (seconds > 0 && seconds % 60 === 0) return { count: seconds / 60, unit: "minute" };
  return { count: seconds, unit: "second" };
}

/** People and addresses, each in words; one who has left is “somebody who has left”. */
function peopleWords({ recipients }: TriggerSettings, names: Names): string[] {
  const words = recipients.flatMap((rule) => {
    switch (rule.kind) {
      case "job_owner":
        return "the owner of the job";
      case "role":
        return roleWords[rule.role];
      case "user":
        return names[rule.user_id] ?? "somebody who has left";
      case "channel":
        return [];
      default:
        return rule.email;
    }
  });
  return [...new Set(words)];
}

function channelWords({ recipients }: TriggerSettings, names: Names): string[] {
  return recipients.flatMap((rule) =>
    rule.kind === "channel" ? (names[rule.channel_id] ?? "a channel that is gone") : [],
  );
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
  const hasPeople = recipients.some(({ kind }) => kind !== "channel");
  const ways = choseAnything(kinds) ? "what they chose" : wordsOfKinds(kinds).join(", ");
  const parts = [
    hasPeople && (ways || "no way"),
    !hasPeople && recipients.length > 0 && "channel",
    occasion === "first" && "first in a row",
    occasion === "after" && `from number ${occasion_count} in a row on`,
    cooldown_seconds > 0 && `at most one every ${shortSpan(cooldown_seconds)}`,
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
  const text = [[told, posted].filter(Boolean).join(", and "), ...limitWords(trigger)].join("; ");
  return `${begun(text)}.`;
}

const ownWords = /^(the owner|all (admins|authors|plain)|somebody who|a channel that|it is told)/;

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

function limitWords({ occasion, occasion_count, cooldown_seconds }: TriggerSettings): string[] {
  const words = [
    occasion === "first" && "only the first in a row",
    occasion === "after" && `only from number ${occasion_count} in a row on`,
    cooldown_seconds > 0 && `at most once every ${everyWords(cooldown_seconds)} for each job`,
  ];
  return words.filter((word) => word !== false);
}
