import type { Actor } from "@/lib/core/actor";
import { InvalidInputError } from "@/lib/core/errors";
import { transactionTime } from "@/lib/db/clock";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import {
  findPeopleOf,
  lockRotations,
  saveRotation as save,
  type RotationFields,
  type RotationRow,
} from "@/lib/db/rotations";
import type { RotationInput, RotationView } from "@/lib/schemas/rotation";
import { refuseTakenName } from "../names/refuse-taken-name";
import { auditableRotation } from "./auditable-rotation";
import { readRotationView, requireRotation } from "./read-rotations";

/**
 * Makes a rotation, or with an id puts the input in place of what was there. Throws NotFoundError, InvalidInputError with
 * pointers for people who are not the organisation's, and ConflictError for a name that is taken.
 */
export async function saveRotation({
  actor,
  id,
  input,
}: {
  actor: Actor;
  id: string | null;
  input: RotationInput;
}): Promise<RotationView> {
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    await lockRotations(tx, organisationId);
    const now = await transactionTime(tx);
    const before = id === null ? null : await requireRotation(tx, organisationId, id, now);
    const fields = fieldsOf(input);
    await refuse(tx, organisationId, fields, before);
    const savedId = await save(tx, organisationId, id, fields);
    await recordAudit(tx, actor, {
      action: before ? "rotation.update" : "rotation.create",
      subjectId: savedId,
      before: before && auditableRotation(before),
      after: auditableRotation(fields),
    });
    return readRotationView(tx, organisationId, savedId, now);
  });
}

function fieldsOf(input: RotationInput): RotationFields {
  return {
    name: input.name,
    zone: input.zone,
    memberIds: input.member_ids,
    handoverDay: input.handover_day,
    handoverTime: input.handover_time,
    startsOn: input.starts_on,
  };
}

/** Whoever was in the list before may stay: whoever has left must not keep others from changing the rest. */
async function refuse(
  tx: Tx,
  organisationId: string,
  { name, memberIds }: RotationFields,
  before: RotationRow | null,
): Promise<void> {
  const people = await findPeopleOf(tx, organisationId, [{ memberIds: [...memberIds], overrides: [] }]);
  const kept = new Set(before?.memberIds);
  const issues = memberIds.flatMap((id, index) =>
    people.has(id) || kept.has(id)
      ? []
      : [{ pointer: `/member_ids/${index}`, detail: "is no member of your organisation" }],
  );
  if (issues.length > 0)
    throw new InvalidInputError("The rotation names whom your organisation does not have.", issues);
  await refuseTakenName(tx, "rotation", organisationId, { name, exceptId: before?.id });
}
