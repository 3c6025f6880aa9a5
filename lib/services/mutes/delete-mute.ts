import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import * as mutes from "@/lib/db/mutes";
import { requireMutePlace } from "./require-mute-place";
import { auditable } from "./write-mute";

/** Lets the actor hear of a job again. Throws AppError `not_found` when it was not muted. */
export async function deleteMute({ actor, job }: { actor: Actor; job: string }): Promise<void> {
  const place = await requireMutePlace(actor, job);
  await withTransaction(async (tx) => {
    const before = await mutes.findMute(tx, place);
    if (!before || !(await mutes.deleteMute(tx, place)))
      throw new AppError("not_found", "You have not muted this job.");
    await recordAudit(tx, actor, {
      action: "preferences.unmute",
      subjectId: place.userId,
      before: auditable(before),
    });
  });
}
