import type { Actor } from "@/lib/core/actor";
import { withTransaction } from "@/lib/db/database";
import { lockMailServers } from "@/lib/db/mail-servers";
import { instanceRing } from "@/lib/db/secrets";
import { nudge } from "@/lib/queue/nudge";
import type { CreateMailServerInput, MailServerView } from "@/lib/schemas/mail-server";
import { readMailServerView } from "./read-mail-servers";
import { addMailServer } from "./write-mail-server";

/** Adds a mail server behind the others. Throws ConflictError and InvalidInputError as addMailServer does. */
export async function createMailServer({
  actor,
  input,
}: {
  actor: Actor;
  input: CreateMailServerInput;
}): Promise<MailServerView> {
  const ring = await instanceRing();
  const view = await withTransaction(async (tx) => {
    await lockMailServers(tx, actor.organisationId);
    return readMailServerView(tx, await addMailServer(tx, actor, input, ring), ring);
  });
  nudge("notifications");
  return view;
}
