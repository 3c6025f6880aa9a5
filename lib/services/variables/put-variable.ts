import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findVariable, lockVariables, measureVariables, saveVariable } from "@/lib/db/variables";
import type { PutVariableInput, VariableView } from "@/lib/schemas/variable";
import { findPlace } from "./find-place";
import { viewVariable } from "./variable-view";

export const MAX_VARIABLES = 200;
export const MAX_CHARACTERS = 256 * 1024;

/**
 * Sets a variable; a description that is left out stays. Throws ConflictError when the organisation would have too many,
 * or too much in them.
 */
export async function putVariable({
  actor,
  name,
  job,
  input,
}: {
  actor: Actor;
  name: string;
  /** The key of the job it is for; every job without one. */
  job?: string;
  input: PutVariableInput;
}): Promise<VariableView> {
  return withTransaction(async (tx) => {
    await lockVariables(tx, actor.organisationId);
    const place = await findPlace(tx, actor, { name, job });
    const before = await findVariable(tx, place);
    const after = await saveVariable(tx, place, { ...input, updatedById: actor.userId });
    await requireRoom(tx, actor.organisationId);
    await recordAudit(tx, actor, {
      action: "variable.put",
      subjectId: after.id,
      before: before && auditable(before, job),
      after: auditable(after, job),
    });
    return viewVariable(after);
  });
}

async function requireRoom(tx: Tx, organisationId: string): Promise<void> {
  const { count, characters } = await measureVariables(tx, organisationId);
  if (count > MAX_VARIABLES)
    throw new ConflictError(
      `An organisation may have ${MAX_VARIABLES} custom variables, those of jobs included. Remove one first.`,
    );
  if (characters > MAX_CHARACTERS)
    throw new ConflictError(
      `The values of all custom variables may have ${MAX_CHARACTERS / 1024} KiB together. Shorten or remove one first.`,
    );
}

function auditable(
  { name, value, description }: { name: string; value: unknown; description: string | null },
  job: string | undefined,
) {
  return { name, value, description, ...(job !== undefined && { job }) };
}
