import { z } from "zod";
import { filledLines } from "@/components/ui/form-list-field";
import { roles, type Role } from "@/lib/core/actor";
import type { RecipientRule } from "@/lib/core/recipient";
import { groupFields } from "@/lib/core/group";
import { secondsOf, spanOf } from "@/lib/core/time-span";
import { occasions } from "@/lib/core/trigger";
import {
  MAX_COOLDOWN_SECONDS,
  MAX_GROUP_SECONDS,
  MAX_OCCASION_COUNT,
  tellingKinds,
  type TellingKind,
  type TriggerInput,
  type TriggerView,
} from "@/lib/schemas/trigger";
import { shortSpan } from "./span-words";

export const cooldownChoices = [0, 300, 900, 1800, 3600, 14_400, 86_400] as const;
/** Another time than the choices. */
export const OWN_COOLDOWN = "own";
export const cooldownUnits = ["second", "minute", "hour", "day"] as const;

export const cooldownOptions = [
  ...cooldownChoices.map((seconds) => ({
    value: String(seconds),
    label: seconds === 0 ? "None: each one is told" : shortSpan(seconds),
  })),
  { value: OWN_COOLDOWN, label: "Another time" },
];

/** In the order in which they are stored, so that one that is ticked and unticked again is no change. */
export const roleOrder: readonly Role[] = roles.toReversed();

const Address = z
  .string()
  .trim()
  .refine((line) => line === "" || z.email().safeParse(line).success, {
    error: "Each line must be an e-mail address such as ops@example.org.",
  });

export const TriggerValues = z
  .object({
    enabled: z.boolean(),
    /** Empty: the type's own. */
    severity: z.string(),
    job_owner: z.boolean(),
    roles: z.array(z.enum(roles)),
    people: z.array(z.string()),
    addresses: z.array(Address),
    channels: z.array(z.string()),
    /** Rotations: whoever has the turn. */
    on_call: z.array(z.string()),
    /** Templates that give addresses, one a line. */
    templates: z.array(z.string()),
    channel_kinds: z.array(z.enum(tellingKinds)),
    /** Empty: the built-in message. */
    template_id: z.string(),
    /** Empty: none. */
    fallback_channel_id: z.string(),
    occasion: z.enum(occasions),
    occasion_count: z.number().nullable(),
    /** Seconds, or OWN_COOLDOWN. */
    cooldown: z.string(),
    cooldown_count: z.number().nullable(),
    cooldown_unit: z.enum(cooldownUnits),
    /** Empty: none. */
    condition: z.string(),
    group_by: z.array(z.enum(groupFields)),
    group_wait_seconds: z.number().nullable(),
    group_interval_seconds: z.number().nullable(),
    /** Empty: none. */
    escalation_policy_id: z.string(),
    /** Empty: all get the same. */
    variant_version_id: z.string(),
    variant_percent: z.number().nullable(),
  })
  .superRefine((values, context) => {
    const { occasion, occasion_count: count, cooldown } = values;
    const isCount = Number.isInteger(count) && Number(count) >= 1 && Number(count) <= MAX_OCCASION_COUNT;
    if (occasion === "after" && !isCount)
      context.addIssue({
        code: "custom",
        path: ["occasion_count"],
        message: `A whole number from 1 to ${MAX_OCCASION_COUNT}.`,
      });
    for (const path of ["group_wait_seconds", "group_interval_seconds"] as const) {
      const wait = values[path];
      const isWait = Number.isInteger(wait) && Number(wait) >= 0 && Number(wait) <= MAX_GROUP_SECONDS;
      if (values.group_by.length > 0 && !isWait)
        context.addIssue({ code: "custom", path: [path], message: "Whole seconds, a day at most." });
    }
    const seconds = cooldownSeconds(values);
    const isSpan = Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_COOLDOWN_SECONDS;
    if (cooldown === OWN_COOLDOWN && !isSpan)
      context.addIssue({
        code: "custom",
        path: ["cooldown_count"],
        message: "At most 7 days, and not nothing.",
      });
  });
export type TriggerValues = z.infer<typeof TriggerValues>;

/** The form's field for each place of the input. */
export const triggerFields = {
  "/enabled": "enabled",
  "/severity": "severity",
  "/recipients": "people",
  "/channel_kinds": "channel_kinds",
  "/template_id": "template_id",
  "/fallback_channel_id": "fallback_channel_id",
  "/occasion": "occasion",
  "/occasion_count": "occasion_count",
  "/cooldown_seconds": "cooldown",
  "/condition": "condition",
  "/group_by": "group_by",
  "/group_wait_seconds": "group_wait_seconds",
  "/group_interval_seconds": "group_interval_seconds",
  "/escalation_policy_id": "escalation_policy_id",
  "/variant_version_id": "variant_version_id",
  "/variant_percent": "variant_percent",
} as const;

const fieldOfKind = {
  job_owner: "job_owner",
  role: "roles",
  user: "people",
  email: "addresses",
  channel: "channels",
  on_call: "on_call",
  template: "templates",
} as const;

/** The same for each recipient: the fields hold them by kind. */
export function recipientFields(values: TriggerValues) {
  const places = recipientsOf(values).map(
    ({ kind }, index) => [`/recipients/${index}`, fieldOfKind[kind]] as const,
  );
  return Object.fromEntries(places);
}

export function triggerValuesOf(view: TriggerView): TriggerValues {
  const { recipients, cooldown_seconds: seconds } = view;
  const isChoice = (cooldownChoices as readonly number[]).includes(seconds);
  const { count, unit } = spanOf(seconds);
  return {
    enabled: view.enabled,
    severity: view.severity ?? "",
    job_owner: recipients.some(({ kind }) => kind === "job_owner"),
    roles: roleOrder.filter((role) => recipients.some((rule) => rule.kind === "role" && rule.role === role)),
    people: recipients.flatMap((rule) => (rule.kind === "user" ? rule.user_id : [])),
    addresses: recipients.flatMap((rule) => (rule.kind === "email" ? rule.email : [])),
    channels: recipients.flatMap((rule) => (rule.kind === "channel" ? rule.channel_id : [])),
    on_call: recipients.flatMap((rule) => (rule.kind === "on_call" ? rule.rotation_id : [])),
    templates: recipients.flatMap((rule) => (rule.kind === "template" ? rule.source : [])),
    channel_kinds: tellingKinds.filter((kind) => view.channel_kinds.includes(kind)),
    template_id: view.template?.id ?? "",
    fallback_channel_id: view.fallback_channel?.id ?? "",
    occasion: view.occasion,
    occasion_count: view.occasion_count,
    cooldown: isChoice ? String(seconds) : OWN_COOLDOWN,
    cooldown_count: isChoice ? 10 : count,
    cooldown_unit: isChoice ? "minute" : unit,
    condition: view.condition ?? "",
    group_by: view.group_by,
    group_wait_seconds: view.group_wait_seconds,
    group_interval_seconds: view.group_interval_seconds,
    escalation_policy_id: view.escalation_policy?.id ?? "",
    variant_version_id: view.variant?.version_id ?? "",
    variant_percent: view.variant?.percent ?? 50,
  };
}

export function triggerInputOf(values: TriggerValues): TriggerInput {
  return {
    enabled: values.enabled,
    severity: (values.severity || null) as TriggerInput["severity"],
    channel_kinds: values.channel_kinds,
    recipients: recipientsOf(values),
    template_id: values.template_id || null,
    fallback_channel_id: values.fallback_channel_id || null,
    occasion: values.occasion,
    occasion_count: values.occasion === "after" ? (values.occasion_count ?? 1) : 1,
    cooldown_seconds: cooldownSeconds(values),
    condition: values.condition.trim() || null,
    group_by: values.group_by,
    group_wait_seconds: seconds(values.group_wait_seconds),
    group_interval_seconds: seconds(values.group_interval_seconds),
    escalation_policy_id: values.escalation_policy_id || null,
    variant_version_id: values.variant_version_id || null,
    variant_percent: values.variant_version_id ? (values.variant_percent ?? 0) : 0,
  };
}

/** What is stored, as it is set again; with another switch. */
export function switchedInput(view: TriggerView, enabled: boolean): TriggerInput {
  const { severity, recipients, occasion, occasion_count, cooldown_seconds } = view;
  return {
    enabled,
    severity,
    channel_kinds: view.channel_kinds.filter(isTellingKind),
    recipients,
    template_id: view.template?.id ?? null,
    fallback_channel_id: view.fallback_channel?.id ?? null,
    occasion,
    occasion_count,
    cooldown_seconds,
    condition: view.condition,
    group_by: view.group_by,
    group_wait_seconds: view.group_wait_seconds,
    group_interval_seconds: view.group_interval_seconds,
    escalation_policy_id: view.escalation_policy?.id ?? null,
    variant_version_id: view.variant?.version_id ?? null,
    variant_percent: view.variant?.percent ?? 0,
  };
}

function recipientsOf(values: TriggerValues) {
  const { job_owner, roles: named, people, addresses, channels, on_call, templates } = values;
  const rules: RecipientRule[] = job_owner ? [{ kind: "job_owner" }] : [];
  return rules.concat(
    named.map((role) => ({ kind: "role", role })),
    people.map((user_id) => ({ kind: "user", user_id })),
    filledLines(addresses).map((email) => ({ kind: "email", email })),
    channels.map((channel_id) => ({ kind: "channel", channel_id })),
    on_call.map((rotation_id) => ({ kind: "on_call", rotation_id })),
    filledLines(templates).map((source) => ({ kind: "template", source })),
  );
}

function cooldownSeconds({
  cooldown,
  cooldown_count,
  cooldown_unit,
}: Pick<TriggerValues, "cooldown" | "cooldown_count" | "cooldown_unit">): number {
  if (cooldown !== OWN_COOLDOWN) return Number(cooldown);
  return (cooldown_count ?? 0) * secondsOf[cooldown_unit];
}

/** What nothing is gathered by counts for nothing, and must not keep the rest from being saved. */
function seconds(given: number | null): number {
  return Math.min(Math.max(Math.round(given ?? 0), 0), MAX_GROUP_SECONDS);
}

function isTellingKind(kind: string): kind is TellingKind {
  return (tellingKinds as readonly string[]).includes(kind);
}

const words: Record<keyof TriggerInput, string> = {
  enabled: "Whether it is on",
  recipients: "Who is told",
  channel_kinds: "How people are told",
  template_id: "Template",
  fallback_channel_id: "Fall-back channel",
  occasion: "Which in a row",
  occasion_count: "Which in a row",
  cooldown_seconds: "Cooldown",
  condition: "Condition",
  group_by: "Group",
  group_wait_seconds: "Group",
  group_interval_seconds: "Group",
  escalation_policy_id: "Escalation",
  variant_version_id: "Second template",
  variant_percent: "Second template",
  severity: "Severity",
};

/** What changed, in the words of the save bar. */
export function triggerChangeWords(before: TriggerValues, after: TriggerValues): string[] {
  const [old, current] = [triggerInputOf(before), triggerInputOf(after)];
  const names = Object.keys(words) as (keyof TriggerInput)[];
  const changed = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(current[name]));
  return [...new Set(changed.map((name) => words[name]))];
}
