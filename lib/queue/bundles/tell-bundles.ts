import { whyOfBundle } from "@/lib/core/bundle";
import type { GateResult } from "@/lib/core/decide/gate";
import { NotFoundError } from "@/lib/core/errors";
import { query, type Tx } from "@/lib/db/database";
import { findSetting } from "@/lib/db/events";
import type { NotificationDraft } from "../draft";
import { enqueueGroups } from "../enqueue";
import type { Bundle } from "./bundle";
import { buildBundleContexts } from "./bundle-context";
import { commonOf, higherOf } from "./bundle-lines";

/**
 * Makes one message of each bundle of an organisation, queued now, and marks what it tells. The caller holds the locks of
 * all members, and nudges the queue after the commit. Gives the ids of the messages in the order of the bundles.
 */
export async function tellBundles(
  tx: Tx,
  organisationId: string,
  bundles: readonly Bundle[],
): Promise<string[]> {
  const setting = await findSetting(tx, organisationId);
  if (!setting) throw new NotFoundError("organisation", organisationId);
  const contexts = await buildBundleContexts(tx, setting, bundles);
  const frequencies = await findFrequencies(tx, bundles);
  const carriers = await enqueueGroups(
    tx,
    organisationId,
    bundles.map((bundle, index) => {
      const gates = [recipientOf(bundle, frequencies.get(bundle[0].id))];
      return { context: { ...contexts[index] }, drafts: [{ ...carrierOf(bundle), gates }] };
    }),
  );
  const told = bundles.flatMap((bundle, index) => bundle.map(({ id }) => ({ id, in: carriers[index]?.id })));
  await query(
    `
UPDATE notifications SET
  state = 'bundled',
  bundle_id = told.in_id,
  held_until = NULL,
  expires_at = NULL,
  updated_at = now()
FROM unnest($1::uuid[], $2::uuid[]) AS told (id, in_id)
WHERE notifications.id = told.id AND notifications.state = 'held'`,
    [told.map(({ id }) => id), told.map((one) => one.in)],
    tx,
  );
  return carriers.map(({ id }) => id);
}

/** The message that tells a bundle: to the same recipient over the same channel. */
export function carrierOf(bundle: Bundle): NotificationDraft {
  const [first] = bundle;
  const newest = bundle.at(-1) ?? first;
  return {
    purpose: "digest",
    eventId: null,
    eventType: commonOf(bundle, ({ eventType }) => eventType),
    jobId: commonOf(bundle, ({ jobId }) => jobId),
    runId: null,
    runStepId: null,
    severity: bundle.map(({ severity }) => severity).reduce(higherOf),
    userId: newest.userId,
    recipient: newest.recipient,
    recipientName: newest.recipientName,
    channelKind: first.channelKind,
    channelId: first.channelId,
    dedupeKey: null,
    templateVersionId: null,
    variant: null,
    escalationId: null,
    inlineTemplate: null,
    attachments: [],
    verdict: "send",
    reason: null,
    heldUntil: null,
    bundleKey: first.bundleKey,
    gates: [recipientOf(bundle, undefined)],
  };
}

/** Why its recipient gets it. `frequency` is that of the digests which it waited for. */
export function recipientOf(bundle: Bundle, frequency: string | undefined): GateResult {
  const [{ bundleKey, channelId, recipient }] = bundle;
  const values: GateResult["values"] = { rule: "digest", why: whyOfBundle(bundleKey), count: bundle.length };
  if (frequency !== undefined) values.frequency = frequency;
  if (channelId !== null) values.channel = recipient;
  return { gate: "recipients", verdict: "pass", values };
}

/** Which digest the bundles waited for, by their first message; those that waited for another reason are missing. */
export async function findFrequencies(tx: Tx, bundles: readonly Bundle[]): Promise<Map<string, string>> {
  const ids = bundles.flatMap(([{ id, bundleKey }]) => (whyOfBundle(bundleKey) === "digest" ? [id] : []));
  if (ids.length === 0) return new Map();
  const rows = await tx.decision.findMany({
    where: { notificationId: { in: ids } },
    select: { notificationId: true, gates: true },
  });
  return new Map(
    rows.flatMap(({ notificationId, gates }) => {
      const digest = (gates as unknown as GateResult[]).find(({ gate }) => gate === "digest");
      const frequency = digest?.values.frequency;
      return notificationId !== null && typeof frequency === "string" ? [[notificationId, frequency]] : [];
    }),
  );
}
