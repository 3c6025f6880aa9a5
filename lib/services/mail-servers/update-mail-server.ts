import type { Actor } from "@/lib/core/actor";
import { withTransaction } from "@/lib/db/database";
import { lockMailServers } from "@/lib/db/mail-servers";
import { instanceRing } from "@/lib/db/secrets";
import { nudge } from "@/lib/queue/nudge";
import type { MailServerView, UpdateMailServerInput } from "@/lib/schemas/mail-server";
import { readMailServerView, requireMailServer } from "./read-mail-servers";
import { changeMailServer } from "./write-mail-server";

/**
 * Changes a mail server; mails that waited because of its settings are due at once. Throws NotFoundError, and
 * InvalidInputError as changeMailServer does.
 */
export async function updateMailServer({
  actor,
  id,
  input,
}: {
  actor: Actor;
  id: string;
  input: UpdateMailServerInput;
}): Promise<MailServerView> {
  const ring = await instanceRing();
  const view = await withTransaction(async (tx) => {
    await lockMailServers(tx, actor.organisationId);
    const row = await requireMailServer(tx, actor.organisationId, id);
    return readMailServerView(tx, await changeMailServer(tx, actor, row, input, ring), ring);
  });
  nudge("notifications");
  return view;
}
