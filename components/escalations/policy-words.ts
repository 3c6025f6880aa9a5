import { capitalised } from "@/components/runs/count-words";
import { channelLabels } from "@/components/runs/notification-state";
import { recipientWords, type Names } from "@/components/triggers/recipient-words";
import { listed } from "@/components/triggers/trigger-words";
import { preferenceChannels, type ChannelKindId } from "@/lib/core/channel-kind";
import { nextPlace, type EscalationPlace, type EscalationStep } from "@/lib/core/escalation";
import { spanWords } from "@/lib/core/time-span";
import { MAX_ESCALATION_REPEATS, type EscalationPolicyView } from "@/lib/schemas/escalation-policy";

/** “at once”, “after 15 minutes” */
export function delayWords(seconds: number): string {
  if (seconds === 0) return "at once";
  return `after ${spanWords(seconds)}`;
}

/** How often all steps are taken: “once”, “twice”, “4 times” */
export function roundsWords(repeatCount: number): string {
  if (repeatCount === 0) return "once";
  return repeatCount === 1 ? "twice" : `${repeatCount + 1} times`;
}

/** “Mara Lindqvist and whoever is on call in Nights by email, #ops” */
export function stepWords(
  { recipients, channel_kinds }: Pick<EscalationStep, "recipients" | "channel_kinds">,
  names: Names,
): string {
  const words = (isChannel: boolean) =>
    recipients
      .filter(({ kind }) => (kind === "channel") === isChannel)
      .map((rule) => recipientWords(rule, names));
  const people = words(false);
  const told = people.length > 0 && `${listed(people)} ${waysWords(channel_kinds)}`;
  return [told, listed(words(true))].filter(Boolean).join(", ") || "nobody";
}

function waysWords(kinds: readonly ChannelKindId[]): string {
  if (kinds.length === 0) return "in no way";
  if (preferenceChannels.every((kind) => kinds.includes(kind))) return "by what they chose";
  return `by ${listed(kinds.map(kindWord))}`;
}

function kindWord(kind: ChannelKindId): string {
  if (kind === "inbox") return "the test inbox";
  return kind === "email" || kind === "webhook" ? kind : channelLabels[kind];
}

/** “After 15 minutes Mara by email · after 30 minutes all admins by email · twice” */
export function policyWords({
  steps,
  repeat_count,
  recipient_names,
}: Pick<EscalationPolicyView, "steps" | "repeat_count" | "recipient_names">): string {
  const words = steps.map((step) => `${delayWords(step.delay_seconds)} ${stepWords(step, recipient_names)}`);
  return capitalised([...words, ...(repeat_count > 0 ? [roundsWords(repeat_count)] : [])].join(" · "));
}

/** What the preview tells of an event at this time of the day. */
export const PREVIEW_START = "14:00";
const startSeconds = 14 * 3600;
const DAY_SECONDS = 86_400;

export interface PreviewLine {
  /** “14:15”, “02:00 the next day” */
  time: string;
  words: string;
}

interface Preview {
  /** The first time through. */
  lines: PreviewLine[];
  /** When the very last step is taken; null: there is no second time through. */
  last: string | null;
  /** The second time begins in the moment in which the first one ends. */
  isCrowded: boolean;
}

/** Who hears of an event at 14:00, and when, while nobody takes care of it. */
export function previewOf(steps: readonly EscalationStep[], repeatCount: number, names: Names): Preview {
  // While it is typed it may be any number.
  const places = placesOf(steps, Math.min(repeatCount, MAX_ESCALATION_REPEATS));
  const first = places.slice(0, steps.length);
  const last = places.at(-1);
  const again = places[steps.length];
  return {
    lines: first.map(({ position, dueAt }) => {
      const step = steps[position];
      return { time: timeWords(dueAt), words: step ? stepWords(step, names) : "" };
    }),
    last: again && last ? timeWords(last.dueAt) : null,
    isCrowded: again !== undefined && again.dueAt.getTime() === first.at(-1)?.dueAt.getTime(),
  };
}

function placesOf(steps: readonly EscalationStep[], repeatCount: number): EscalationPlace[] {
  const [first] = steps;
  if (!first) return [];
  const places: EscalationPlace[] = [];
  const dueAt = new Date((startSeconds + first.delay_seconds) * 1000);
  for (let at: EscalationPlace | null = { position: 0, round: 0, dueAt }; at;) {
    places.push(at);
    at = nextPlace(at, steps, repeatCount);
  }
  return places;
}

function timeWords(at: Date): string {
  const seconds = at.getTime() / 1000;
  const days = Math.floor(seconds / DAY_SECONDS);
  const time = at.toISOString().slice(11, seconds % 60 === 0 ? 16 : 19);
  if (days === 0) return time;
  return days === 1 ? `${time} the next day` : `${time}, ${days} days later`;
}
