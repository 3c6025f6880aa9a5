import type { ChannelKindId } from "../channel-kind";
import { eventCatalogue, type EventType } from "../event";
import { spanWords } from "../time-span";
import { deciderOf, type GateName, type GateResult } from "./gate";

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
  condition: (values, answer) => {
    const expression = `“${String(values.expression)}”`;
    if (answer !== "pass") return `The condition ${expression} does not hold.`;
    return values.met === null
      ? `The condition ${expression} could not be worked out, so it stops nothing.`
      : `The condition ${expression} holds.`;
  },
  duplicate: () => "The same was told about this run before.",
  occasion: (values, answer) => {
    if (answer === "not_told_before") return "What is over now was never told, so neither is its end.";
    const attempt = `try ${String(values.attempt)} of ${String(values.attempts)}`;
    if (answer === "not_the_occasion" && values.occasion === "last_attempt")
      return `Only the last try is told: this is ${attempt}.`;
    if (answer === "not_the_occasion")
      return values.occasion === "first"
        ? `Only the first in a row is told: this is number ${String(values.streak)}.`
        : `Told from number ${String(values.count)} in a row on: this is number ${String(values.streak)}.`;
    if (values.asked === false) return "Sent on request, however often that is.";
    if (values.was_told === true) return "What is over now was told, so its end is told as well.";
    if (values.occasion === "first") return "The first in a row is told.";
    if (values.occasion === "after") return `Told from number ${String(values.count)} in a row on.`;
    if (values.occasion === "last_attempt")
      return values.attempt === undefined
        ? "It does not say that it is tried again, so it is told."
        : `The last try is told: this is ${attempt}.`;
    return "Every one is told.";
  },
  silence: (values, answer) =>
    answer === "pass" ? "No silence covers this." : `Silenced by “${String(values.silence)}”.`,
  cooldown: (values, answer) => {
    if (answer !== "pass")
      return `Held back: another one was told less than ${spanOrSo(values.seconds)} ago.`;
    if (typeof values.seconds !== "number" || values.seconds === 0) return "There is no cooldown.";
    return values.told_at === null || values.told_at === undefined
      ? `None was told in the last ${spanOrSo(values.seconds)}.`
      : `The cooldown of ${spanOrSo(values.seconds)} is over.`;
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
    if (answer === "not_verified")
      return `The person has not shown yet that the address for ${channelWord(values.channel)} is theirs.`;
    if (answer === "no_address")
      return `The person wants messages by ${channelWord(values.channel)}, but gave no address for it.`;
    if (answer === "unsubscribed") return "The recipient asked for no more of these mails.";
    if (answer === "address_refused") return "The address was refused before, so it gets no more mail.";
    if (values.is_channel === true) return "It goes to the channel itself.";
    if (values.asked_for === true) return "The person asked for this message: it is tried in any case.";
    if (values.is_own === true) return "The person gave an address of their own.";
    return "Nothing speaks against the address.";
  },
  rate_limit: (values, answer) => {
    const span = spanOrSo(Number(values.minutes) * 60);
    if (answer !== "pass")
      return `The limit of ${String(values.limit)} messages in ${span} for ${limitWords(values.of)} is reached: told together when the time is over.`;
    if (values.is_escalation === true) return "A step of an escalation has no limit.";
    if (values.asked_for === true) return "The person asked for this message: no limit stops it.";
    return `Within the limits for ${span}.`;
  },
  snooze: (values, answer) => {
    if (answer !== "pass") return "The person wants to hear of nothing for now: held until then.";
    return values.bypass === "critical"
      ? "The person snoozes, but critical events pass."
      : "The person asked for this message: a snooze does not hold it.";
  },
  group: (_, answer) =>
    answer === "pass"
      ? "Nothing of its group was told just now, so it does not wait for others."
      : "Waits for others like it, to be told with them in one message.",
  digest: (values, answer) => {
    if (answer !== "pass")
      return values.frequency === "daily"
        ? "Waits for the person's daily digest."
        : "Waits for the person's next hourly digest.";
    return values.bypass === "critical"
      ? "The person wants digests, but critical events pass."
      : "The person wants digests, but this was written to be sent as it is.";
  },
  quiet_hours: (values, answer) => {
    if (values.is_channel === true) return "A channel of the organisation has no quiet hours.";
    if (values.asked_for === true) return "The person asked for this message: quiet hours do not hold it.";
    if (values.set === false) return "No quiet hours are set.";
    const more = typeof values.windows === "number" && values.windows > 1 ? " and others" : "";
    const window = `${String(values.start)}–${String(values.end)}${more} (${String(values.zone)})`;
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
    case "on_call":
      return `On call in “${String(values.rotation)}”.`;
    case "template":
      return `Named by ${String(values.source)}.`;
    case "digest":
      return `Stands for ${countOf(values.count)} that ${digestWords(values, false)}.`;
    default:
      return "Named by address.";
  }
}

/** Why several are told in one message, behind “12 messages”. */
function digestWords({ why, frequency }: Values, isToReader: boolean): string {
  const whose = isToReader ? "your" : "the";
  switch (why) {
    case "digest":
      return `waited for ${whose} ${typeof frequency === "string" ? `${frequency} ` : ""}digest`;
    case "limit":
      return "were more than the limit of messages lets through one by one";
    case "quiet":
      return isToReader ? "waited while you rested" : "waited for the end of a rest";
    default:
      return "were gathered";
  }
}

function countOf(count: unknown): string {
  return count === 1 ? "1 message" : `${String(count)} messages`;
}

function limitWords(of: unknown): string {
  if (of === "organisation") return "the organisation";
  return of === "channel" ? "the channel" : "the person";
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
  const decider = deciderOf(gates);
  if (!decider || verdict === "send") {
    const recipient = gates.find((gate) => gate.gate === "recipients");
    return recipient ? `To be sent. ${explainGate(recipient)}` : "To be sent.";
  }
  return `${verdict === "hold" ? "Held" : "Skipped"}. ${explainGate(decider)}`;
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
      return `You get this because you are ${asArticled(String(values.role))} of the organisation and chose ${subject} by ${by}.`;
    case "user":
      return `You get this because you are named for ${subject}.`;
    case "channel":
      return `${String(values.channel)} gets this because it is named for ${subject}.`;
    case "on_call":
      return `You get this because you are on call in “${String(values.rotation)}”.`;
    case "fallback":
      return `${String(values.channel)} gets this because another channel could not deliver it.`;
    case "digest": {
      const isOfChannel = typeof values.channel === "string";
      const whom = isOfChannel ? `${String(values.channel)} gets` : "You get";
      return `${whom} this because ${countOf(values.count)} ${digestWords(values, !isOfChannel)}.`;
    }
    default:
      return jobName
        ? `You get this because ${jobName} names your address.`
        : "You get this because somebody sent it to your address.";
  }
}

/** Of stored values, which may lack it. */
function spanOrSo(seconds: unknown): string {
  return typeof seconds === "number" ? spanWords(seconds) : "a while";
}

function asArticled(role: string): string {
  return `${/^[aeiou]/.test(role) ? "an" : "a"} ${role}`;
}
