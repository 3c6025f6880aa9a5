import { config } from "@/lib/config";
import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { brandOf, findBranding } from "@/lib/db/branding";
import type { Tx } from "@/lib/db/database";
import { findSetting, listEventsOfRun } from "@/lib/db/events";
import { findActingMember } from "@/lib/db/memberships";
import { findPreference } from "@/lib/db/preferences";
import { loadVariables } from "@/lib/db/variables";
import { contextOfRun } from "@/lib/queue/run-context";
import {
  buildContext,
  sampleContext,
  type ContextInput,
  type TemplateContext,
} from "@/lib/templates/context";

/** The variables of a message that is only looked at, with those of its reader. */
export type PreviewContext = TemplateContext & { recipient: { name: string | null; email: string | null } };

/**
 * What a message to the person who asks would be rendered with: about a run of the organisation and the last that happened
 * to it, or about the sample run in this organisation. Throws NotFoundError for a run that the organisation does not have.
 */
export async function previewContext(tx: Tx, actor: Actor, runId: string | null): Promise<PreviewContext> {
  const { organisationId } = actor;
  const context =
    runId === null ? await sampleOf(tx, organisationId) : await ofRun(tx, organisationId, runId);
  const reader = actor.userId === null ? null : await findActingMember(tx, organisationId, actor.userId);
  const preference = reader && (await findPreference(tx, organisationId, reader.userId));
  const recipient = { name: reader?.name ?? null, email: reader?.email ?? null };
  const notification = notificationOf(context, runId, recipient, preference?.timezone ?? "UTC");
  return { ...context, notification, recipient };
}

async function ofRun(tx: Tx, organisationId: string, runId: string): Promise<TemplateContext> {
  const event = (await listEventsOfRun(tx, organisationId, runId)).at(-1);
  return contextOfRun(tx, { organisationId, runId, ...(event && { event }) });
}

/** The sample run, in this installation and with what is the organisation's own. */
async function sampleOf(tx: Tx, organisationId: string): Promise<TemplateContext> {
  const setting = await findSetting(tx, organisationId);
  if (!setting) throw new NotFoundError("organisation", organisationId);
  const { appUrl, environment } = config();
  const variablesOf = await loadVariables(tx, organisationId, []);
  const { org, brand, system, vars } = buildContext({
    org: setting.organisation,
    brand: brandOf(await findBranding(tx, organisationId), setting.organisation, appUrl),
    system: { timestamp: setting.now, appUrl, environment },
    vars: variablesOf(null),
  });
  return { ...sampleContext, org, brand, system, vars };
}

/** With links into this installation, and without ids: there is no such notification. */
function notificationOf(
  { job, system }: TemplateContext,
  runId: string | null,
  { name, email }: PreviewContext["recipient"],
  timeZone: string,
): TemplateContext["notification"] {
  const given: ContextInput["notification"] = {
    url: `${system.app_url}/notifications`,
    run_url: `${system.app_url}/runs${runId === null ? "" : `/${runId}`}`,
    preferences_url: `${system.app_url}/preferences`,
    recipient_name: name,
    recipient_email: email,
    time_zone: timeZone,
    reason_sentence: job
      ? `You get this because you own ${job.name}.`
      : "You get this because you look at a preview.",
  };
  return buildContext({
    system: { timestamp: system.timestamp, appUrl: system.app_url },
    notification: given,
  }).notification;
}
