import type { Actor } from "@/lib/core/actor";
import { stateOfSilence } from "@/lib/core/silence";
import { transactionTime } from "@/lib/db/clock";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import { updateSilenceRow, type SilenceFields } from "@/lib/db/silences";
import type { SilenceInput, SilenceView } from "@/lib/schemas/silence";
import { auditableSilence } from "./auditable-silence";
import { readSilenceView, requireSilence } from "./read-silences";
import { refuseTooMany } from "./refuse-too-many";
import { silenceFieldsOf } from "./silence-fields";

/**
 * Puts the input in place of what was there; only a start that is left out stays. Throws NotFoundError,
 * InvalidInputError with pointers, and ConflictError when one that is over comes back and there are too many.
 */
export async function updateSilence({
  actor,
  id,
  input,
}: {
  actor: Actor;
  id: string;
  input: SilenceInput;
}): Promise<SilenceView> {
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const before = await requireSilence(tx, organisationId, id);
    const fields = await silenceFieldsOf(tx, organisationId, input, before.startsAt);
    const now = await transactionTime(tx);
    const isRevived = isOver(before, now) && !isOver(fields, now);
    if (isRevived) await refuseTooMany(tx, organisationId, now);
    const after = await updateSilenceRow(tx, id, fields);
    await recordAudit(tx, actor, {
      action: "silence.update",
      subjectId: id,
      before: auditableSilence(before),
      after: auditableSilence(after),
    });
    return readSilenceView(tx, after, now);
  });
}

function isOver(times: Pick<SilenceFields, "startsAt" | "endsAt" | "schedule">, now: Date): boolean {
  return stateOfSilence(times, now) === "over";
}
