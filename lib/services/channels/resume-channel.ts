import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import { nudge } from "@/lib/queue/nudge";
import type { ChannelView } from "@/lib/schemas/channel";
import { readChannelView, requireChannel } from "./read-channels";
import { openLane } from "./store-config";

/** Tries a closed channel again now, instead of at the end of its pause. */
export async function resumeChannel({ actor, id }: { actor: Actor; id: string }): Promise<ChannelView> {
  const ring = await instanceRing();
  const view = await withTransaction(async (tx) => {
    const row = await requireChannel(tx, actor.organisationId, id);
    await openLane(tx, row);
    await recordAudit(tx, actor, { action: "channel.resume", subjectId: id, after: { name: row.name } });
    return readChannelView(tx, row, ring);
  });
  nudge("notifications");
  return view;
}
