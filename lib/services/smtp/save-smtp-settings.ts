import type { Actor } from "@/lib/core/actor";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction, type Tx } from "@/lib/db/database";
import { makeDueAgain } from "@/lib/db/notifications";
import { dropSecret, instanceRing, listSecretFacts, putSecret } from "@/lib/db/secrets";
import {
  lockSmtpSettings,
  saveSmtpSettings as saveRow,
  smtpPasswordField,
  type SmtpSettingsFields,
  type SmtpSettingsRow,
} from "@/lib/db/smtp-settings";
import { nudge } from "@/lib/queue/nudge";
import type { SaveSmtpSettingsInput, SmtpSettingsView } from "@/lib/schemas/smtp";
import { Secret, type KeyRing } from "@/lib/secrets";
import { chooseSecurity } from "./choose-security";
import { viewSmtpSettings } from "./smtp-view";

/** What becomes of the stored password. */
type PasswordChange = "kept" | "changed" | "removed" | "dropped with the old server";

/**
 * Sets the organisation's mail server. Another host or port drops the stored password, so that it cannot be sent to a
 * server it was not meant for. Mails that waited because of the settings are due at once.
 */
export async function saveSmtpSettings({
  actor,
  input,
}: {
  actor: Actor;
  input: SaveSmtpSettingsInput;
}): Promise<SmtpSettingsView> {
  const { organisationId } = actor;
  const ring = await instanceRing();

  const view = await withTransaction(async (tx) => {
    const before = await lockSmtpSettings(tx, organisationId);
    const after = await saveRow(tx, organisationId, before?.id ?? null, fieldsOf(input));
    const password = await changePassword(tx, before, after, input.password, ring);
    const releasedMails = await makeDueAgain(tx, organisationId, "email", [
      "unauthorized",
      "misconfigured",
      "blocked_address",
    ]);
    await recordAudit(tx, actor, {
      action: "smtp_settings.save",
      subjectId: after.id,
      before: before && auditable(before),
      after: { ...auditable(after), password, released_mails: releasedMails },
    });
    const facts = await listSecretFacts(tx, organisationId, after.id);
    return viewSmtpSettings(after, facts.get(smtpPasswordField));
  });
  nudge("notifications");
  return view;
}

function fieldsOf(input: SaveSmtpSettingsInput): SmtpSettingsFields {
  return {
    smtpServer: input.smtp_server.replace(/^\[(.*)\]$/, "$1"),
    smtpPort: input.smtp_port,
    security: chooseSecurity(input),
    username: input.username || null,
    fromEmail: input.from_email,
    fromName: input.from_name || null,
    replyTo: input.reply_to ?? null,
    subjectPrefix: input.subject_prefix || null,
    isActive: input.is_active,
  };
}

async function changePassword(
  tx: Tx,
  before: SmtpSettingsRow | null,
  after: SmtpSettingsRow,
  given: string | null | undefined,
  ring: KeyRing,
): Promise<PasswordChange> {
  const place = { organisationId: after.organisationId, ownerId: after.id, field: smtpPasswordField };
  if (given) {
    await putSecret(tx, place, new Secret(given), ring);
    return "changed";
  }
  const isSameServer =
    before?.smtpServer.toLowerCase() === after.smtpServer.toLowerCase() && before.smtpPort === after.smtpPort;
  if (given !== null && (before === null || isSameServer)) return "kept";
  await dropSecret(tx, place);
  return given === null ? "removed" : "dropped with the old server";
}

function auditable(row: SmtpSettingsRow) {
  const { id: _id, organisationId: _organisation, createdAt: _created, updatedAt: _updated, ...rest } = row;
  return rest;
}
