import type { Actor } from "@/lib/core/actor";
import { withTransaction } from "@/lib/db/database";
import { listMailServers, lockMailServers } from "@/lib/db/mail-servers";
import { instanceRing } from "@/lib/db/secrets";
import { nudge } from "@/lib/queue/nudge";
import { CreateMailServerInput } from "@/lib/schemas/mail-server";
import type { SaveSmtpSettingsInput, SmtpSettingsView } from "@/lib/schemas/smtp";
import { readMailServerView } from "../mail-servers/read-mail-servers";
import { addMailServer, changeMailServer } from "../mail-servers/write-mail-server";
import { chooseSecurity } from "./choose-security";
import { viewSmtpSettings } from "./smtp-view";

/**
 * Sets the first of the organisation's mail servers, or makes it. Another host or port drops the stored password, so that
 * it cannot be sent to a server it was not meant for. Mails that waited because of the settings are due at once.
 */
export async function saveSmtpSettings({
  actor,
  input,
}: {
  actor: Actor;
  input: SaveSmtpSettingsInput;
}): Promise<SmtpSettingsView> {
  const ring = await instanceRing();
  const given = serverOf(input);
  const view = await withTransaction(async (tx) => {
    await lockMailServers(tx, actor.organisationId);
    const [first] = await listMailServers(tx, actor.organisationId);
    const row = first
      ? await changeMailServer(tx, actor, first, given, ring)
      : await addMailServer(tx, actor, CreateMailServerInput.parse(given), ring);
    return readMailServerView(tx, row, ring);
  });
  nudge("notifications");
  return viewSmtpSettings(view);
}

/** The form sends all of its fields: what it leaves out is empty, but for the password. */
function serverOf(input: SaveSmtpSettingsInput) {
  return {
    smtp_server: input.smtp_server,
    smtp_port: input.smtp_port,
    security: chooseSecurity(input),
    username: input.username ?? null,
    password: input.password,
    from_email: input.from_email,
    from_name: input.from_name || null,
    reply_to: input.reply_to ?? null,
    subject_prefix: input.subject_prefix || null,
    is_active: input.is_active,
  };
}
