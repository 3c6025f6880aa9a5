import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findNotificationIds } from "@/lib/db/held";
import { changeManyByHand } from "@/lib/db/notifications";
import { findBundle } from "@/lib/queue/bundles/find-bundle";
import { sendBundles } from "@/lib/queue/bundles/release-bundles";
import { nudge } from "@/lib/queue/nudge";
import type { HeldChange, HeldSelection } from "@/lib/schemas/held";

const states = { release: "queued", cancel: "cancelled" } as const;

/**
 * Sends or drops held notifications by hand, each on its own or a whole bundle in one message. One whose wait ended
 * meanwhile is left alone and named in the answer. Throws NotFoundError, and changes nothing, when one is not of the
 * organisation.
 */
export async function changeHeld({
  actor,
  input,
  change,
}: {
  actor: Actor;
  input: HeldSelection;
  change: keyof typeof states;
}): Promise<HeldChange> {
  const ids = [...new Set(input.ids)];
  const bundles = [...new Set(input.bundles)];
  const answer = await withTransaction(async (tx) => {
    const known = await findNotificationIds(tx, actor.organisationId, [...ids, ...bundles]);
    const unknown = [...ids, ...bundles].find((id) => !known.has(id));
    if (unknown !== undefined) throw new NotFoundError("notification", unknown);
    let changed = 0;
    const missed: string[] = [];
    for (const id of bundles) {
      const count = await changeBundle(tx, { actor, id, change });
      changed += count;
      if (count === 0) missed.push(id);
    }
    const done = new Set(await changeSingles(tx, { actor, ids, change }));
    return { changed: changed + done.size, missed: [...missed, ...ids.filter((id) => !done.has(id))] };
  });
  if (change === "release" && answer.changed > 0) nudge("notifications");
  return answer;
}

async function changeSingles(
  tx: Tx,
  { actor, ids, change }: { actor: Actor; ids: readonly string[]; change: keyof typeof states },
): Promise<string[]> {
  const { organisationId } = actor;
  if (ids.length === 0) return [];
  const done = await changeManyByHand(tx, change, { organisationId, ids, states: ["held"] });
  if (done.length > 0)
    await recordAudit(tx, actor, {
      action: `notification.${change}`,
      subjectId: done.length === 1 ? done[0] : null,
      before: { state: "held", count: done.length },
      after: { state: states[change], notification_ids: done },
    });
  return done;
}

/** Gives how many messages there were in it; none when it went out meanwhile. */
async function changeBundle(
  tx: Tx,
  { actor, id, change }: { actor: Actor; id: string; change: keyof typeof states },
): Promise<number> {
  const { organisationId } = actor;
  const bundle = await findBundle(tx, { organisationId, id }, { lock: true });
  if (!bundle) return 0;
  if (change === "release") await sendBundles(tx, [bundle]);
  else {
    const ids = bundle.map((member) => member.id);
    await changeManyByHand(tx, change, { organisationId, ids, states: ["held"] });
  }
  const [{ bundleKey, recipient }] = bundle;
  await recordAudit(tx, actor, {
    action: `notification.${change}`,
    subjectId: id,
    before: { state: "held", count: bundle.length, recipient, told_together_as: bundleKey },
    after: { state: bundle.length > 1 && change === "release" ? "bundled" : states[change] },
  });
  return bundle.length;
}
