import { channelKinds, type ChannelKindId } from "@/lib/core/channel-kind";
import { severities, type EventType, type Severity } from "@/lib/core/event";
import { RecipientRule } from "@/lib/core/recipient";
import { defaultTrigger, type Trigger } from "@/lib/core/trigger";
import { query, type Db, type Tx } from "./database";

/** A trigger with the version of its template that is in use now. */
export interface TriggerInUse extends Trigger {
  templateVersionId: string | null;
}

interface Row {
  eventType: string;
  enabled: boolean;
  severity: string | null;
  channelKinds: string[];
  recipients: unknown[];
  templateId: string | null;
  templateVersionId: string | null;
}

/** What each of the event types does in the organisation: its own trigger, or the default one. */
export async function listTriggers(
  db: Db,
  organisationId: string,
  eventTypes: readonly EventType[],
): Promise<Map<EventType, TriggerInUse>> {
  const rows = await query<Row>(
    `
SELECT event_type AS "eventType", enabled, severity, channel_kinds AS "channelKinds", recipients,
  template_id AS "templateId",
  (SELECT v.id FROM template_versions v WHERE v.template_id = t.template_id ORDER BY v.version DESC LIMIT 1)
    AS "templateVersionId"
FROM triggers t
WHERE organisation_id = $1::uuid AND event_type = ANY ($2::text[])`,
    [organisationId, eventTypes],
    db,
  );
  const stored = new Map(rows.map((row) => [row.eventType, row]));
  return new Map(eventTypes.map((type) => [type, merge(type, stored.get(type))]));
}

/**
 * Makes exactly these event types use the template. One that the organisation did not touch yet gets a row that does what
 * it did before; one that is left out uses the built-in message again. The caller knows that the template is the
 * organisation's.
 */
export async function setTriggersOfTemplate(
  tx: Tx,
  organisationId: string,
  templateId: string,
  eventTypes: readonly EventType[],
): Promise<void> {
  const chosen = [...eventTypes];
  await tx.trigger.updateMany({
    where: { organisationId, templateId, eventType: { notIn: chosen } },
    data: { templateId: null },
  });
  await tx.trigger.createMany({
    data: chosen.map((eventType) => {
      const { enabled, channelKinds, recipients } = defaultTrigger(eventType);
      return { organisationId, eventType, enabled, channelKinds, recipients, templateId };
    }),
    skipDuplicates: true,
  });
  await tx.trigger.updateMany({
    where: { organisationId, eventType: { in: chosen } },
    data: { templateId },
  });
}

/** A kind or rule that this version does not know is left out: one bad rule must not silence the others. */
function merge(eventType: EventType, row: Row | undefined): TriggerInUse {
  const preset = defaultTrigger(eventType);
  if (!row) return { ...preset, templateVersionId: null };
  return {
    eventType,
    enabled: row.enabled,
    severity: isSeverity(row.severity) ? row.severity : preset.severity,
    channelKinds: row.channelKinds.filter(isChannelKind),
    recipients: row.recipients.flatMap((rule) => RecipientRule.safeParse(rule).data ?? []),
    templateId: row.templateId,
    templateVersionId: row.templateVersionId,
  };
}

function isSeverity(value: string | null): value is Severity {
  return (severities as readonly (string | null)[]).includes(value);
}

function isChannelKind(value: string): value is ChannelKindId {
  return (channelKinds as readonly string[]).includes(value);
}
