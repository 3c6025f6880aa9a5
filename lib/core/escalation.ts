import { z } from "zod";
import { channelKinds } from "./channel-kind";
import { RecipientRule } from "./recipient";

export const MAX_ESCALATION_STEPS = 10;
/** A week. */
const MAX_DELAY_SECONDS = 604_800;

/** One rung of an escalation policy. */
export const EscalationStep = z.strictObject({
  /** After the step before it; of the first one, after the event. */
  delay_seconds: z.int().min(0).max(MAX_DELAY_SECONDS),
  recipients: z.array(RecipientRule).min(1).max(50),
  /** The ways to tell people; channels among the recipients need none. */
  channel_kinds: z.array(z.enum(channelKinds)).max(channelKinds.length),
});
export type EscalationStep = z.infer<typeof EscalationStep>;

/**
 * active: it goes on · acknowledged: somebody takes care of it · recovered: the job is right again · stopped: by hand ·
 * finished: every step was taken as often as the policy says, and nobody came.
 */
export const escalationStates = ["active", "acknowledged", "recovered", "stopped", "finished"] as const;
export type EscalationState = (typeof escalationStates)[number];

/** Where a running escalation stands. */
export interface EscalationPlace {
  /** Of the step that was taken, from 0. */
  position: number;
  /** How often all steps were taken before. */
  round: number;
  /** When the step was due. */
  dueAt: Date;
}

/**
 * What comes after a step; null: nothing any more. Times follow from when the step was due, not from when it was taken: a
 * worker that was down catches up and the times that were promised stay true.
 */
export function nextPlace(
  { position, round, dueAt }: EscalationPlace,
  steps: readonly Pick<EscalationStep, "delay_seconds">[],
  repeatCount: number,
): EscalationPlace | null {
  const isLast = position + 1 >= steps.length;
  if (isLast && round >= repeatCount) return null;
  const next = isLast ? { position: 0, round: round + 1 } : { position: position + 1, round };
  const delay = steps[next.position]?.delay_seconds ?? 0;
  return { ...next, dueAt: new Date(dueAt.getTime() + delay * 1000) };
}

/**
 * Every step with the time it is due, in order, from the beginning at `startedAt` to the end of the last round: position 0
 * of round 0 first. Steps that are known by (position, round) stand at round × steps + position.
 */
export function planOf(
  startedAt: Date,
  steps: readonly Pick<EscalationStep, "delay_seconds">[],
  repeatCount: number,
): EscalationPlace[] {
  const plan: EscalationPlace[] = [];
  for (let place = firstPlace(startedAt, steps); place; place = nextPlace(place, steps, repeatCount))
    plan.push(place);
  return plan;
}

/** Where an escalation begins; null without steps. */
export function firstPlace(
  startedAt: Date,
  [first]: readonly Pick<EscalationStep, "delay_seconds">[],
): EscalationPlace | null {
  if (!first) return null;
  return { position: 0, round: 0, dueAt: new Date(startedAt.getTime() + first.delay_seconds * 1000) };
}

/** What the keys of a step's notifications begin with: a step tells nobody twice, however often it is tried. */
export function stepKeyOf(
  escalationId: string,
  { position, round }: Pick<EscalationPlace, "position" | "round">,
): string {
  return `escalation:${escalationId}:${round}:${position}`;
}

/** How long nobody has taken care of it, as a sentence for a step's messages. */
export function describeWait(seconds: number): string {
  const units = [
    [86_400, "day"],
    [3_600, "hour"],
    [60, "minute"],
  ] as const;
  for (const [size, unit] of units) {
    const count = Math.round(seconds / size);
    if (seconds >= size) return `Nobody took care of this for ${count} ${unit}${count === 1 ? "" : "s"}.`;
  }
  return "Nobody takes care of this yet.";
}
