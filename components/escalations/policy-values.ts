import { z } from "zod";
import { preferenceChannels } from "@/lib/core/channel-kind";
import { EscalationStep, MAX_ESCALATION_STEPS } from "@/lib/core/escalation";
import { RecipientRule } from "@/lib/core/recipient";
import { secondsOf, spanOf } from "@/lib/core/time-span";
import {
  MAX_ESCALATION_REPEATS,
  MIN_REPEAT_SECONDS,
  type EscalationPolicyInput,
  type EscalationPolicyView,
} from "@/lib/schemas/escalation-policy";
import { tellingKinds } from "@/lib/schemas/trigger";

export const delayUnits = ["second", "minute", "hour", "day"] as const;
/** 30 years. */
const MAX_TYPED_SECONDS = 1e9;

const StepValues = z
  .object({
    delay_count: z.number().nullable(),
    delay_unit: z.enum(delayUnits),
    recipients: z.array(RecipientRule).min(1, { error: "Say who is told." }),
    channel_kinds: z.array(z.enum(tellingKinds)),
  })
  .superRefine((step, context) => {
    const refuse = (path: keyof typeof step, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (!EscalationStep.shape.delay_seconds.safeParse(delayOf(step)).success)
      refuse("delay_count", "A whole number, at most 7 days.");
    if (tellsPeople(step.recipients) && step.channel_kinds.length === 0)
      refuse("channel_kinds", "Choose a way to tell the people of this step.");
  });
export type StepValues = z.infer<typeof StepValues>;

/** A policy as its form holds it. */
export const PolicyValues = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, { error: "Give the policy a name." })
      .max(120, { error: "At most 120 characters." }),
    description: z.string().trim().max(2000, { error: "At most 2,000 characters." }),
    steps: z.array(StepValues).min(1).max(MAX_ESCALATION_STEPS),
    repeat_count: z.number().nullable(),
  })
  .superRefine(({ steps, repeat_count }, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", path: ["repeat_count"], message });
    const count = repeat_count ?? 0;
    if (!Number.isInteger(count) || count < 0 || count > MAX_ESCALATION_REPEATS)
      refuse(`A whole number from 0 to ${MAX_ESCALATION_REPEATS}.`);
    const seconds = steps.reduce((sum, step) => sum + delayOf(step), 0);
    if (count > 0 && seconds < MIN_REPEAT_SECONDS)
      refuse("From one beginning to the next it takes a minute at least: let a step wait.");
  });
export type PolicyValues = z.infer<typeof PolicyValues>;

/** The form's field for each place of the input. */
export const policyFields = {
  "/name": "name",
  "/description": "description",
  "/repeat_count": "repeat_count",
  ...Object.fromEntries(
    Array.from({ length: MAX_ESCALATION_STEPS }, (_, index) => index).flatMap(
      (index) =>
        [
          [`/steps/${index}/delay_seconds`, `steps.${index}.delay_count`],
          [`/steps/${index}/recipients`, `steps.${index}.recipients`],
          [`/steps/${index}/channel_kinds`, `steps.${index}.channel_kinds`],
        ] as const,
    ),
  ),
} as Readonly<
  Record<string, "name" | "description" | "repeat_count" | `steps.${number}.${keyof StepValues}`>
>;

const quarter = { delay_count: 15, delay_unit: "minute" } as const;

/** A step that is added: a quarter of an hour after the one before. */
export const newStep: StepValues = { ...quarter, recipients: [], channel_kinds: [...preferenceChannels] };

export const newPolicyValues: PolicyValues = {
  name: "",
  description: "",
  steps: [
    { ...newStep, recipients: [{ kind: "job_owner" }] },
    { ...newStep, recipients: [{ kind: "role", role: "admin" }] },
  ],
  repeat_count: 0,
};

export function policyValuesOf(policy: EscalationPolicyView): PolicyValues {
  return {
    name: policy.name,
    description: policy.description ?? "",
    steps: policy.steps.map(({ delay_seconds, recipients, channel_kinds }) => {
      const { count, unit } = spanOf(delay_seconds);
      return {
        delay_count: count,
        delay_unit: delay_seconds === 0 ? "minute" : unit,
        recipients,
        channel_kinds: tellingKinds.filter((kind) => channel_kinds.includes(kind)),
      };
    }),
    repeat_count: policy.repeat_count,
  };
}

export function policyInput(values: PolicyValues): EscalationPolicyInput {
  return {
    name: values.name,
    description: values.description || null,
    steps: values.steps.map(stepOf),
    repeat_count: values.repeat_count ?? 0,
  };
}

export function stepOf(step: StepValues) {
  const { recipients, channel_kinds } = step;
  return { delay_seconds: delayOf(step), recipients, channel_kinds };
}

/** Whether anybody among them is told in a way of their own; a channel needs none. */
export function tellsPeople(recipients: readonly RecipientRule[]): boolean {
  return recipients.some(({ kind }) => kind !== "channel");
}

function delayOf({ delay_count, delay_unit }: Pick<StepValues, "delay_count" | "delay_unit">): number {
  // While it is typed it may be any number: more than a date can take, too.
  return Math.min((delay_count ?? 0) * secondsOf[delay_unit], MAX_TYPED_SECONDS);
}

const words: Record<keyof EscalationPolicyInput, string> = {
  name: "Name",
  description: "Description",
  steps: "Steps",
  repeat_count: "How often",
};

/** What changed, in the words of the save bar. */
export function policyChangeWords(before: PolicyValues, after: PolicyValues): string[] {
  const [old, current] = [policyInput(before), policyInput(after)];
  const names = Object.keys(words) as (keyof EscalationPolicyInput)[];
  return names
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(current[name]))
    .map((name) => words[name]);
}
