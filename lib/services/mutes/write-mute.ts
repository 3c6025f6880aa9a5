import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/database";
import { findMute, putMute, type MuteRow } from "@/lib/db/mutes";

/**
 * Mutes a job for a person until then, or with null for good, and writes it down. Trusts that job and person are of the
 * actor's organisation, and that the actor may speak for the person.
 */
export async function writeMute(
  tx: Tx,
  actor: Pick<Actor, "kind" | "organisationId" | "userId" | "label">,
  { userId, jobId }: { userId: string; jobId: string },
  until: Date | null,
): Promise<MuteRow> {
  const place = { organisationId: actor.organisationId, userId, jobId };
  const before = await findMute(tx, place);
  const after = await putMute(tx, place, until);
  await recordAudit(tx, actor, {
    action: "preferences.mute",
    subjectId: userId,
    before: before && auditable(before),
    after: auditable(after),
  });
  return after;
}

/** What the audit trail keeps of a muted job. */
export function auditable({ job, mutedUntil }: MuteRow) {
  return { job: job.key, until: mutedUntil };
}
