import type { Actor } from "@/lib/core/actor";
import { laneOf, mailServerName } from "@/lib/core/lane";
import { mailTarget } from "@/lib/core/merge-settings";
import type { SettingsDocument, SettingsMode, SettingsSecret } from "@/lib/core/settings";
import { settingsChannelId, settingsMailId } from "@/lib/core/settings-channel";
import { recordAudit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/database";
import { resetHealth } from "@/lib/db/destination-health";
import { listOrganisationsOfOpenSettings, saveSettings, type StoredSettings } from "@/lib/db/settings";
import {
  dropSettingsSecret,
  putSettingsSecret,
  type SettingsLevel,
  type SettingsSecrets,
} from "@/lib/db/settings-secrets";
import type { KeyRing, Secret } from "@/lib/secrets";

/** A new value, null for one that goes; those that are missing stay. */
export type SecretChanges = ReadonlyMap<SettingsSecret, Secret | null>;

export interface SettingsChange {
  mode: SettingsMode;
  document: SettingsDocument;
  secrets: SecretChanges;
}

/**
 * Adds to the changes that a password goes which was for another mail server, or for a safer way to it, and was not given
 * anew: it would be sent where it was not meant for.
 */
export function withDroppedPassword(
  before: SettingsDocument,
  after: SettingsDocument,
  { stored, given }: { stored: SettingsSecrets; given: SecretChanges },
): { secrets: SecretChanges; isDropped: boolean } {
  const name = "email.smtp_password";
  const isDropped = stored.has(name) && !given.has(name) && mailTarget(before) !== mailTarget(after);
  return { secrets: isDropped ? new Map([...given, [name, null]]) : given, isDropped };
}

/**
 * Replaces the settings of a level, in the caller's transaction, which holds lockSettings and read `before` in it. What
 * waited because of refused settings is due at once: nudge the queue after the commit.
 */
export async function writeSettings(
  tx: Tx,
  {
    actor,
    level,
    before,
    action,
  }: { actor: Actor; level: SettingsLevel; before: StoredSettings; action: string },
  { mode, document, secrets }: SettingsChange,
  ring: KeyRing,
): Promise<void> {
  await saveSettings(tx, level, { mode, document });
  for (const [name, value] of secrets) {
    if (value) await putSettingsSecret(tx, level, name, value, ring);
    else await dropSettingsSecret(tx, level, name);
  }
  await openDestinations(tx, level);
  await recordAudit(tx, actor, {
    action: `${level.kind === "root" ? "root_settings" : "settings"}.${action}`,
    subjectId: level.kind === "root" ? null : level.organisationId,
    before: { mode: before.mode, document: before.document },
    after: {
      mode,
      document,
      ...(secrets.size > 0 && { secrets: factsOf(secrets) }),
    },
  });
}

function factsOf(secrets: SecretChanges) {
  return Object.fromEntries([...secrets].map(([name, value]) => [name, { configured: value !== null }]));
}

/** The mail server and the Slack channel of the settings count as if they had never failed. */
async function openDestinations(tx: Tx, level: SettingsLevel): Promise<void> {
  const organisationIds =
    level.kind === "organisation" ? [level.organisationId] : await listOrganisationsOfOpenSettings(tx);
  for (const organisationId of organisationIds) {
    const shared = { organisationId, userId: null };
    const channelId = settingsChannelId(organisationId);
    await resetHealth(tx, organisationId, mailServerName(organisationId, settingsMailId(organisationId)));
    await resetHealth(tx, organisationId, laneOf({ ...shared, kind: "email", channelId: null }));
    await resetHealth(tx, organisationId, laneOf({ ...shared, kind: "slack", channelId }));
  }
}
