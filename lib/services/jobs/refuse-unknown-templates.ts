import { InvalidInputError } from "@/lib/core/errors";
import { actionsOf } from "@/lib/core/notify-action";
import type { StepDefinition } from "@/lib/core/step";
import type { Tx } from "@/lib/db/database";
import { listSendableIds, lockTemplates } from "@/lib/db/templates";

/**
 * Throws InvalidInputError with a pointer for each step, or branch of one, that names a template which the organisation
 * does not have. Until the transaction ends none of the named ones can be deleted.
 */
export async function refuseUnknownTemplates(
  tx: Tx,
  organisationId: string,
  steps: readonly StepDefinition[],
): Promise<void> {
  const named = steps.flatMap((step, index) =>
    actionsOf(step).flatMap(({ action, pointer }) => {
      const id = action.config.template_id;
      return id ? [{ id, pointer: `/steps/${index}${pointer}/template_id` }] : [];
    }),
  );
  if (named.length === 0) return;
  await lockTemplates(tx, organisationId);
  const known = await listSendableIds(
    tx,
    organisationId,
    named.map(({ id }) => id),
  );
  const unknown = named.filter(({ id }) => !known.has(id));
  if (unknown.length > 0)
    throw new InvalidInputError(
      "A step names a template that is not there.",
      unknown.map(({ pointer }) => ({ pointer, detail: "is no template of the organisation" })),
    );
}
