import { config } from "@/lib/config";
import { hasRole, type Actor } from "@/lib/core/actor";
import { whyOfBundle } from "@/lib/core/bundle";
import { InvalidInputError, NotFoundError } from "@/lib/core/errors";
import { withTransaction } from "@/lib/db/database";
import { findSetting } from "@/lib/db/events";
import { findPreference } from "@/lib/db/preferences";
import { forbidWrites } from "@/lib/db/read-only";
import { previewBundle } from "@/lib/queue/bundles/preview-bundle";
import { findBundle } from "@/lib/queue/bundles/find-bundle";
import type { HeldPreview } from "@/lib/schemas/held";

/**
 * The message that would tell a bundle now: made as it is made when it goes out, and forgotten. Members see those to
 * themselves only. Throws NotFoundError for one that does not wait any more, InvalidInputError for one that waits alone.
 */
export function previewHeld({ actor, id }: { actor: Actor; id: string }): Promise<HeldPreview> {
  const { organisationId } = actor;
  const isAuthor = hasRole(actor, "author");
  if (!isAuthor && actor.userId === null) throw new NotFoundError("notification", id);
  return withTransaction(async (tx) => {
    await forbidWrites(tx);
    const userId = isAuthor ? null : actor.userId;
    const bundle = await findBundle(tx, { organisationId, id, userId }, { lock: false });
    const setting = await findSetting(tx, organisationId);
    if (!bundle || !setting) throw new NotFoundError("notification", id);
    if (bundle.length === 1)
      throw new InvalidInputError("This message is not told together with others.", [
        { pointer: "/bundle", detail: "waits alone: it is sent as the message that it is" },
      ]);
    const newest = bundle.at(-1) ?? bundle[0];
    const preference = newest.userId && (await findPreference(tx, organisationId, newest.userId));
    const { subject, html, text, payload } = await previewBundle(tx, setting, bundle, {
      appUrl: config().appUrl,
      timeZone: preference ? preference.timezone : null,
    });
    return {
      channel_kind: newest.channelKind,
      recipient: newest.recipient,
      subject,
      html,
      text,
      payload,
      count: bundle.length,
      why: whyOfBundle(newest.bundleKey),
      rendered_at: setting.now.toISOString(),
    };
  });
}
