import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { instanceRing } from "@/lib/db/secrets";
import type { SmtpSettingsView } from "@/lib/schemas/smtp";
import { readMailServerViews } from "../mail-servers/read-mail-servers";
import { viewSmtpSettings } from "./smtp-view";

/** The first of the organisation's mail servers, without its password. */
export async function getSmtpSettings({ actor }: { actor: Actor }): Promise<SmtpSettingsView> {
  const ring = await instanceRing();
  const [first] = await readMailServerViews(database().prisma, actor.organisationId, ring);
  return viewSmtpSettings(first ?? null);
}
