import type { Actor } from "@/lib/core/actor";
import { InvalidInputError } from "@/lib/core/errors";
import { transactionTime } from "@/lib/db/clock";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import { insertSilence } from "@/lib/db/silences";
import type { SilenceInput, SilenceView } from "@/lib/schemas/silence";
import { auditableSilence } from "./auditable-silence";
import { readSilenceView } from "./read-silences";
import { refuseTooMany } from "./refuse-too-many";
import { silenceFieldsOf } from "./silence-fields";

/**
 * Keeps events from being told, from its start on: now, when it gives none. Throws InvalidInputError with pointers, and
 * ConflictError when the organisation has too many that are not over.
 */
export async function createSilence({
  actor,
  input,
}: {
  actor: Actor;
  input: SilenceInput;
}): Promise<SilenceView> {
  const { organisationId, userId } = actor;
  return withTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const now = await transactionTime(tx);
    const fields = await silenceFieldsOf(tx, organisationId, input, now);
    if (fields.endsAt && fields.endsAt <= now)
      throw new InvalidInputError("This silence would be over already.", [
        { pointer: "/ends_at", detail: "is past" },
      ]);
    await refuseTooMany(tx, organisationId, now);
    const row = await insertSilence(tx, { organisationId, createdById: userId, ...fields });
    await recordAudit(tx, actor, {
      action: "silence.create",
      subjectId: row.id,
      after: auditableSilence(row),
    });
    return readSilenceView(tx, row, now);
  });
}
