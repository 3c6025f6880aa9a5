import type { ChannelKindId } from "../channel-kind";
import { eventCatalogue, type EventType } from "../event";
import type { GateName, GateResult } from "./gate";

type Values = GateResult["values"];

/** Behind "by". */
const channelWords: Record<ChannelKindId, string> = {
  email: "mail",
  slack: "Slack",
  teams: "Teams",
  webhook: "webhook",
  sms: "SMS",
  pagerduty: "PagerDuty",
  discord: "Discord",
  telegram: "Telegram",
  ntfy: "ntfy",
  inbox: "the test inbox",
};

/** What a gate found, as a sentence that stands alone. Works on stored results, so it trusts no value to be there. */
export function explainGate({ gate, verdict, reason, values }: GateResult): string {
  return sentences[gate](values, verdict === "pass" ? "pass" : (reason ?? verdict));
}

const sentences: Record<GateName, (values: Values, answer: string) => string> = {
  organisation: (_, answer) =>
    answer === "pass"
      ? "Notifications are on for the organisation."
      : "Notifications are switched off for the whole organisation.",
  trigger: (values, answer) => {
    const event = eventLabel(values.event_type);
    if (answer === "trigger_off") return `Nobody is told about “${event}”: its trigger is off.`;
    if (answer === "no_channel") return `Nobody is told about “${event}”: it names no channel.`;
    return values.asked === false ? "Sent on request: no trigger was asked." : `“${event}” is switched on.`;
  },
  occasion: (values, answer) => {
    if (answer === "not_told_before") return "What is over now was never told, so neither is its end.";
    if (answer === "not_the_occasion")
      return values.occasion === "first"
        ? `Only the first in a row is told: this is number ${String(values.streak)}.`
        : `Told from number ${String(values.count)} in a row on: this is number ${String(values.streak)}.`;
    if (values.asked === false) return "Sent on request, however often that is.";
    if (values.was_told === true) return "What is over now was told, so its end is told as well.";
    if (values.occasion === "first") return "The first in a row is told.";
    if (values.occasion === "after") return `Told from number ${String(values.count)} in a row on.`;
    return "Every one is told.";
  },
  silence: (values, answer) =>
    answer === "pass" ? "No silence covers this." : `Silenced by “${String(values.silence)}”.`,
  cooldown: (values, answer) => {
    if (answer !== "pass") return `Held back: another one was told less than ${spanOf(values.seconds)} ago.`;
    if (typeof values.seconds !== "number" || values.seconds === 0) return "There is no cooldown.";
    return values.told_at === null || values.told_at === undefined
      ? `None was told in the last ${spanOf(values.seconds)}.`
      : `The cooldown of ${spanOf(values.seconds)} is over.`;
  },
  mute: (values, answer) => {
    if (answer !== "pass") return "The person has muted the job.";
    if (values.is_channel === true) return "A channel of the organisation mutes nothing.";
    if (values.asked_for === true) return "The person asked for this message: no muted job stops it.";
    return "The person has not muted the job.";
  },
  recipients: (values, answer) => {
    if (answer !== "no_recipient") return ruleSentence(values);
    return typeof values.recipients === "number" && values.recipients > 0
      ? "Nobody of those who are named gets messages in this way."
      : "The rules name nobody who could be told.";
  },
  preference: (values, answer) => {
    const channel = channelWord(values.channel);
    if (answer === "channel_off") return `The person does not want messages by ${channel}.`;
    if (answer === "event_off")
      return `The person does not want “${eventLabel(values.event_type)}” by ${channel}.`;
    if (values.is_channel === true) return "A channel of the organisation has no preferences.";
    if (values.asked_for === true) return "The person asked for this message: no preference stops it.";
    if (values.has_preference === false)
      return "The address belongs to no member, so there are no preferences.";
    if (values.has_choice === false) return `Nobody chooses whether to get messages by ${channel}.`;
    return `The person wants this by ${channel}.`;
  },
  address: (values, answer) => {
    if (answer === "no_address")
      return `The person wants messages by ${channelWord(values.channel)}, but gave no address for it.`;
    if (answer === "unsubscribed") return "The recipient asked for no more of these mails.";
    if (answer === "address_refused") return "The address was refused before, so it gets no more mail.";
    if (values.is_channel === true) return "It goes to the channel itself.";
    if (values.asked_for === true) return "The person asked for this message: it is tried in any case.";
    if (values.is_own === true) return "The person gave an address of their own.";
    return "Nothing speaks against the address.";
  },
  quiet_hours: (values, answer) => {
    if (values.is_channel === true) return "A channel of the organisation has no quiet hours.";
    if (values.asked_for === true) return "The person asked for this message: quiet hours do not hold it.";
    if (values.set === false) return "No quiet hours are set.";
    const window = `${String(values.start)}–${String(values.end)} (${String(values.zone)})`;
    if (answer !== "pass") return `Quiet hours ${window}: held until they end.`;
    if (values.bypass === "critical") return `Quiet hours ${window}, but critical events pass.`;
    return `Outside the quiet hours ${window}.`;
  },
};

function ruleSentence(values: Values): string {
  switch (values.rule) {
    case "job_owner":
      return "Named as the owner of the job.";
    case "role":
      return `Named as ${String(values.role)} of the organisation.`;
    case "user":
      return "Named personally.";
    case "channel":
      return "Named as a channel.";
    case "fallback":
      return "Takes over, because another channel could not deliver this.";
    default:
      return "Named by address.";
  }
}

function channelWord(kind: unknown): string {
  return typeof kind === "string" && Object.hasOwn(channelWords, kind)
    ? channelWords[kind as ChannelKindId]
    : "this channel";
}

function eventLabel(type: unknown): string {
  return typeof type === "string" && Object.hasOwn(eventCatalogue, type)
    ? eventCatalogue[type as EventType].label
    : "this message";
}

/** The outcome of all gates in one sentence, for the head of a decision. */
export function explainDecision(verdict: "send" | "hold" | "skip", gates: readonly GateResult[]): string {
  const last = gates[gates.length - 1];
  if (!last || verdict === "send") {
    const recipient = gates.find((gate) => gate.gate === "recipients");
    return recipient ? `To be sent. ${explainGate(recipient)}` : "To be sent.";
  }
  return `${verdict === "hold" ? "Held" : "Skipped"}. ${explainGate(last)}`;
}

/** Why the recipient gets a message, for its foot. */
export function explainReceipt(
  gates: readonly GateResult[],
  eventType: EventType | null,
  jobName: string | null,
): string {
  const valuesOf = (name: GateName) => gates.find(({ gate }) => gate === name)?.values ?? {};
  const values = valuesOf("recipients");
  if (gates.some((gate) => gate.values.asked_for === true)) return "You get this because you asked for it.";
  const subject = eventType ? `“${eventCatalogue[eventType].label}” messages` : "this message";
  const by = channelWord(valuesOf("preference").channel ?? "email");
  switch (values.rule) {
    case "job_owner":
      return `You get this because you own ${jobName ?? "the job"} and chose ${subject} by ${by}.`;
    case "role":
      return `You get this because you are ${String(values.role)} of the organisation and chose ${subject} by ${by}.`;
    case "user":
      return `You get this because you are named for ${subject}.`;
    case "channel":
      return `${String(values.channel)} gets this because it is named for ${subject}.`;
    case "fallback":
      return `${String(values.channel)} gets this because another channel could not deliver it.`;
    default:
      return jobName
        ? `You get this because ${jobName} names your address.`
        : "You get this because somebody sent it to your address.";
  }
}

/** Seconds in words: "90 seconds", "15 minutes", "2 hours". */
function spanOf(seconds: unknown): string {
  if (typeof seconds !== "number") return "a while";
  const [count, unit] =
    seconds % 3600 === 0
      ? [seconds / 3600, "hour"]
      : seconds % 60 === 0
        ? [seconds / 60, "minute"]
        : [seconds, "second"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
