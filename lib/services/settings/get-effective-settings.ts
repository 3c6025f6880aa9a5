import { channelRegistry } from "@/lib/channels/registry";
import type { Actor } from "@/lib/core/actor";
import { effectiveFields } from "@/lib/core/effective-settings";
import { levelsInForce } from "@/lib/core/merge-settings";
import { resolveSettings } from "@/lib/core/resolve-settings";
import { database } from "@/lib/db/database";
import { listMailServers } from "@/lib/db/mail-servers";
import { instanceRing } from "@/lib/db/secrets";
import { findSettings } from "@/lib/db/settings";
import { loadSettingsSlack } from "@/lib/db/settings-destinations";
import { referencedVariables } from "@/lib/db/settings-in-force";
import { listSettingsSecrets } from "@/lib/db/settings-secrets";
import type { EffectiveSettings, SettingsProblem } from "@/lib/schemas/settings";
import { checkConfig } from "../channels/config-issues";
import { secretsInForce } from "./secrets-in-force";

/**
 * What counts for the organisation: each field with its value, where it comes from, what it would be without the
 * organisation's own, and why it cannot be used. References stand as they are, of secrets only how they end.
 */
export async function getEffectiveSettings({ actor }: { actor: Actor }): Promise<EffectiveSettings> {
  const { organisationId } = actor;
  const { prisma } = database();
  const ring = await instanceRing();
  const own = await findSettings(prisma, { kind: "organisation", organisationId });
  const root = await findSettings(prisma, { kind: "root" });
  const levels = levelsInForce({ mode: own.mode, own: own.document, root: root.document });
  const secrets = secretsInForce(levels, {
    own: await listSettingsSecrets(prisma, { kind: "organisation", organisationId }, ring),
    root: await listSettingsSecrets(prisma, { kind: "root" }, ring),
  });
  const { document, problems } = resolveSettings(levels.document, referencedVariables());

  const found: SettingsProblem[] = [...problems, ...secrets.problems];
  const servers = await listMailServers(prisma, organisationId);
  if (document.email?.smtp_host && servers.some(({ isActive }) => isActive))
    found.push({
      path: "email.smtp_host",
      detail: "is not used: the organisation has mail servers of its own under Email settings",
    });
  else if (document.email?.smtp_host && !document.email.from_email)
    found.push({
      path: "email.from_email",
      detail: "is missing: without it no mail is sent over this server",
    });
  const slack = (await loadSettingsSlack([organisationId], ring, prisma)).get(organisationId);
  const checked = slack?.problem === null ? checkConfig(channelRegistry.slack, slack.config) : null;
  if (checked?.ok === false)
    found.push(
      ...checked.issues.map(({ pointer, detail }) => ({
        path: pointer.replace("/config/", "slack."),
        detail,
      })),
    );

  return {
    mode: own.mode,
    is_on: levels.isOn,
    data: effectiveFields(levels, secrets.shown, found).map(({ isSecret, ...field }) => ({
      ...field,
      is_secret: isSecret,
    })) as EffectiveSettings["data"],
  };
}
