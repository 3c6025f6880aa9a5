import type { Actor } from "@/lib/core/actor";
import { mailServerName } from "@/lib/core/lane";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { dropHealth } from "@/lib/db/destination-health";
import { deleteMailServerRow, lockMailServers } from "@/lib/db/mail-servers";
import { dropOwnedSecrets } from "@/lib/db/owned-secrets";
import { nudge } from "@/lib/queue/nudge";
import { settingsOf } from "./mail-server-fields";
import { openMail } from "./open-mail";
import { requireMailServer } from "./read-mail-servers";

/** Removes a mail server. Mails that wait go over the others; without another one the test inbox catches them. */
export async function deleteMailServer({ actor, id }: { actor: Actor; id: string }): Promise<void> {
  const { organisationId } = actor;
  await withTransaction(async (tx) => {
    await lockMailServers(tx, organisationId);
    const row = await requireMailServer(tx, organisationId, id);
    await deleteMailServerRow(tx, id);
    await dropOwnedSecrets(tx, organisationId, id);
    await dropHealth(tx, organisationId, mailServerName(organisationId, id));
    await openMail(tx, organisationId, null);
    await recordAudit(tx, actor, { action: "mail_server.delete", subjectId: id, before: settingsOf(row) });
  });
  nudge("notifications");
}
