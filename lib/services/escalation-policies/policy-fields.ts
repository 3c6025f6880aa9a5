import type { EscalationStep } from "@/lib/core/escalation";
import { InvalidInputError } from "@/lib/core/errors";
import type { RecipientRule } from "@/lib/core/recipient";
import type { Tx } from "@/lib/db/database";
import type { EscalationPolicyFields, EscalationPolicyRow } from "@/lib/db/escalation-policies";
import type { EscalationPolicyInput } from "@/lib/schemas/escalation-policy";
import { refuseTakenName } from "../names/refuse-taken-name";
import { refuseBrokenTemplates } from "../triggers/refuse-broken-templates";
import { problemOfRule } from "../triggers/refuse-unknown-names";
import { findNamesInSteps } from "./read-policies";

/**
 * What to store of the input. Throws InvalidInputError, with a pointer for each, for people, rotations and channels that the
 * organisation does not have and for templates that cannot be read, and ConflictError for a name that is taken. Whoever was named before may stay: whoever has
 * left must not keep others from changing the rest.
 */
export async function policyFieldsOf(
  tx: Tx,
  organisationId: string,
  input: EscalationPolicyInput,
  before: EscalationPolicyRow | null,
): Promise<EscalationPolicyFields> {
  const steps: EscalationStep[] = input.steps.map((step) => ({
    delay_seconds: step.delay_seconds,
    recipients: distinct(step.recipients),
    channel_kinds: [...new Set(step.channel_kinds)],
  }));
  for (const [index, { recipients }] of input.steps.entries())
    refuseBrokenTemplates({ condition: null, recipients }, `/steps/${index}`);
  await refuseStrangers(tx, organisationId, input.steps, before?.steps ?? []);
  const { name } = input;
  await refuseTakenName(tx, "escalation policy", organisationId, { name, exceptId: before?.id });
  return {
    name,
    description: input.description || null,
    steps,
    repeatCount: input.repeat_count,
  };
}

async function refuseStrangers(
  tx: Tx,
  organisationId: string,
  steps: readonly EscalationStep[],
  before: readonly EscalationStep[],
): Promise<void> {
  const names = await findNamesInSteps(tx, organisationId, steps);
  const kept = new Set(before.flatMap(({ recipients }) => recipients.map((rule) => JSON.stringify(rule))));
  const issues = steps.flatMap(({ recipients }, step) =>
    recipients.flatMap((rule, index) => {
      const detail = kept.has(JSON.stringify(rule)) ? null : problemOfRule(rule, names);
      return detail === null ? [] : [{ pointer: `/steps/${step}/recipients/${index}`, detail }];
    }),
  );
  if (issues.length > 0)
    throw new InvalidInputError("The policy names what your organisation does not have.", issues);
}

function distinct(rules: readonly RecipientRule[]): RecipientRule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
