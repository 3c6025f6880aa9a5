import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { stateOfSilence } from "@/lib/core/silence";
import { transactionTime } from "@/lib/db/clock";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { lockOrganisation } from "@/lib/db/lock-organisation";
import { setSilenceEnd } from "@/lib/db/silences";
import type { SilenceView } from "@/lib/schemas/silence";
import { readSilenceView, requireSilence } from "./read-silences";

/**
 * Ends a silence now: the next event is told. What it kept back stays untold. Throws NotFoundError, and ConflictError for
 * one that has not begun or is over.
 */
export async function endSilence({ actor, id }: { actor: Actor; id: string }): Promise<SilenceView> {
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const before = await requireSilence(tx, organisationId, id);
    const now = await transactionTime(tx);
    const state = stateOfSilence(before, now);
    if (state === "over") throw new ConflictError("The silence is over already.");
    if (state === "planned") throw new ConflictError("The silence has not begun. Delete it instead.");
    const after = await setSilenceEnd(tx, id, now);
    await recordAudit(tx, actor, {
      action: "silence.end",
      subjectId: id,
      before: { ends_at: before.endsAt },
      after: { ends_at: now },
    });
    return readSilenceView(tx, after, now);
  });
}
