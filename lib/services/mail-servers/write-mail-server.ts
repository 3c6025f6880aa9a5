import type { Actor } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/database";
import { mailSecretField } from "@/lib/db/mail-server-config";
import {
  insertMailServer,
  listMailServers,
  updateMailServerRow,
  type MailServerFields,
  type MailServerRow,
} from "@/lib/db/mail-servers";
import { listOwnedSecrets } from "@/lib/db/owned-secrets";
import { dropSecret, putSecret } from "@/lib/db/secrets";
import type { CreateMailServerInput, UpdateMailServerInput } from "@/lib/schemas/mail-server";
import type { KeyRing } from "@/lib/secrets";
import { cleanSettings, fieldsOf, settingsOf, type MailServerSettings } from "./mail-server-fields";
import { mergeSecrets, type MergedSecrets, type SecretChanges } from "./merge-secrets";
import { openMail } from "./open-mail";
import { mailSecretsOf, requireUsable } from "./server-config";

const MOST_SERVERS = 20;

/**
 * Adds a mail server behind the others, in the caller's transaction, which holds lockMailServers. Throws ConflictError when
 * there are too many, and InvalidInputError for active settings that cannot be used.
 */
export async function addMailServer(
  tx: Tx,
  actor: Actor,
  input: CreateMailServerInput,
  ring: KeyRing,
): Promise<MailServerRow> {
  const { organisationId } = actor;
  const settings = cleanSettings(input) as MailServerSettings;
  const secrets = mergeSecrets(null, settings, input);
  if (settings.is_active) requireUsable(settings, secrets.changes);
  if ((await listMailServers(tx, organisationId)).length >= MOST_SERVERS)
    throw new ConflictError(`An organisation has ${MOST_SERVERS} mail servers at most. Remove one first.`);

  const row = await insertMailServer(tx, organisationId, fieldsOf(settings) as MailServerFields);
  await storeSecrets(tx, row, secrets.changes, ring);
  await openMail(tx, organisationId, null);
  await recordAudit(tx, actor, {
    action: "mail_server.create",
    subjectId: row.id,
    after: { ...settings, secrets: describeChanges(secrets) },
  });
  return row;
}

/**
 * Changes a mail server, in the caller's transaction, which holds lockMailServers; what is left out stays. Throws
 * InvalidInputError for active settings that cannot be used: those that are can always be switched off.
 */
export async function changeMailServer(
  tx: Tx,
  actor: Actor,
  row: MailServerRow,
  input: UpdateMailServerInput,
  ring: KeyRing,
): Promise<MailServerRow> {
  const { organisationId, id } = row;
  const before = settingsOf(row);
  const given = cleanSettings(input);
  const after = { ...before, ...given };
  const secrets = mergeSecrets(before, after, input);
  const secretsOf = await listOwnedSecrets(tx, organisationId, [id], ring);
  if (after.is_active) requireUsable(after, new Map([...mailSecretsOf(secretsOf(id)), ...secrets.changes]));

  const changed = await updateMailServerRow(tx, id, fieldsOf(given));
  await storeSecrets(tx, row, secrets.changes, ring);
  await openMail(tx, organisationId, id);
  await recordAudit(tx, actor, {
    action: "mail_server.update",
    subjectId: id,
    before,
    after: { ...after, secrets: describeChanges(secrets) },
  });
  return changed;
}

async function storeSecrets(
  tx: Tx,
  { organisationId, id: ownerId }: MailServerRow,
  changes: SecretChanges,
  ring: KeyRing,
): Promise<void> {
  for (const [name, value] of changes) {
    const place = { organisationId, ownerId, field: mailSecretField(name) };
    if (value) await putSecret(tx, place, value, ring);
    else await dropSecret(tx, place);
  }
}

/** What became of which secret, for the audit trail. */
function describeChanges({ changes, dropped }: MergedSecrets): Record<string, string> {
  return Object.fromEntries(
    [...changes].map(([name, value]) => [
      name,
      value ? "changed" : dropped.includes(name) ? "dropped with the old server" : "removed",
    ]),
  );
}
