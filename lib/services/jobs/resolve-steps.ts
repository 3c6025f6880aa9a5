import { config } from "@/lib/config";
import type { Actor } from "@/lib/core/actor";
import type { StepDefinition } from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import type { CompleteStep } from "./job-definition";
import { refuseBrokenConditions } from "./refuse-broken-conditions";
import { refuseShellSteps } from "./refuse-shell-steps";
import { refuseUnknownTemplates } from "./refuse-unknown-templates";
import { resolveStepChannels } from "./resolve-step-channels";

/**
 * The steps as they may be stored: see resolveStepChannels. `known`: those that the job has. Throws AppError with pointers
 * (/steps/…) for what the installation, the organisation or the actor's role does not have.
 */
export async function resolveSteps(
  tx: Tx,
  actor: Actor,
  steps: readonly StepDefinition[],
  known: readonly CompleteStep[] = [],
): Promise<StepDefinition[]> {
  refuseShellSteps({ actor, isAllowed: config().allowShell }, steps, known);
  refuseBrokenConditions(steps);
  await refuseUnknownTemplates(tx, actor.organisationId, steps);
  return resolveStepChannels(tx, actor.organisationId, steps);
}
