import { channelKinds, type ChannelKindId } from "@/lib/core/channel-kind";
import { eventTypes, findEventType, severities, type EventType, type Severity } from "@/lib/core/event";
import { RecipientRule } from "@/lib/core/recipient";
import { defaultTrigger, occasions, type Occasion, type Trigger } from "@/lib/core/trigger";
import { groupFields, type GroupField } from "@/lib/core/group";
import { settingsChannelId } from "@/lib/core/settings-channel";
import { applySettings } from "@/lib/core/settings-trigger";
import { query, type Db, type Tx } from "./database";
import { lockOrganisation } from "./lock-organisation";
import { settingsColumns, settingsInForceOf, settingsJoin, type SettingsColumns } from "./settings-in-force";

/** A trigger with the version of its template that is in use now. */
export interface TriggerInUse extends Trigger {
  templateVersionId: string | null;
  /** Takes a message over when another channel could not deliver it. */
  fallbackChannelId: string | null;
}

interface Row extends Pick<
  Trigger,
  | "condition"
  | "groupWaitSeconds"
  | "groupIntervalSeconds"
  | "escalationPolicyId"
  | "variantVersionId"
  | "variantPercent"
> {
  eventType: string;
  groupBy: string[];
  enabled: boolean;
  severity: string | null;
  occasion: string;
  occasionCount: number;
  cooldownSeconds: number;
  channelKinds: string[];
  recipients: unknown[];
  templateId: string | null;
  templateVersionId: string | null;
  fallbackChannelId: string | null;
  updatedAt: Date;
}

/** What each of the event types does in the organisation: its own trigger, what its settings say, or the default one. */
export async function listTriggers(
  db: Db,
  organisationId: string,
  eventTypes: readonly EventType[],
): Promise<Map<EventType, TriggerInUse>> {
  const find = await loadTriggers(db, organisationId, eventTypes);
  return new Map(eventTypes.map((type) => [type, find(type, null)]));
}

/**
 * The same for the events of a job, by its key: the settings may say something else for it. Knows the given types only. With
 * `imagined` as if these were the organisation's own triggers.
 */
export async function loadTriggers(
  db: Db,
  organisationId: string,
  eventTypes: readonly EventType[],
  imagined: readonly TriggerInUse[] = [],
): Promise<(type: EventType, jobKey: string | null) => TriggerInUse> {
  const { stored, apply } = await readTriggers(db, organisationId, eventTypes);
  return (type, jobKey) => {
    const given = imagined.find(({ eventType }) => eventType === type);
    const isOwn = given !== undefined || stored.has(type);
    return apply(given ?? triggerOf(type, stored.get(type)), { isOwn, jobKey });
  };
}

/** The organisation's own triggers of these types, by type, and what its settings make of one. */
export async function readTriggers(db: Db, organisationId: string, eventTypes: readonly EventType[]) {
  const rows = await query<Row & SettingsColumns>(
    `
SELECT ${settingsColumns}, event_type AS "eventType", enabled, severity, channel_kinds AS "channelKinds", recipients,
  occasion, occasion_count AS "occasionCount", cooldown_seconds AS "cooldownSeconds",
  condition, group_by AS "groupBy", group_wait_seconds AS "groupWaitSeconds",
  group_interval_seconds AS "groupIntervalSeconds", escalation_policy_id AS "escalationPolicyId",
  variant_version_id AS "variantVersionId", variant_percent AS "variantPercent",
  template_id AS "templateId", fallback_channel_id AS "fallbackChannelId",
  (SELECT v.id FROM template_versions v WHERE v.template_id = t.template_id ORDER BY v.version DESC LIMIT 1)
    AS "templateVersionId",
  t.updated_at AS "updatedAt"
FROM organisations o
${settingsJoin}
LEFT JOIN triggers t ON t.organisation_id = o.id AND t.event_type = ANY ($2::text[])
WHERE o.id = $1::uuid`,
    [organisationId, eventTypes],
    db,
  );
  const [row] = rows;
  const settings = row ? settingsInForceOf(organisationId, row).document : {};
  const slackChannelId = settingsChannelId(organisationId);
  return {
    stored: new Map<string, Row>(rows.map((found) => [found.eventType, found])),
    apply: (trigger: TriggerInUse, place: { isOwn: boolean; jobKey: string | null }): TriggerInUse =>
      applySettings(trigger, settings, { ...place, slackChannelId }),
  };
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
  const before = await listTriggers(tx, organisationId, chosen);
  await tx.trigger.createMany({
    data: [...before.values()].map((trigger) => ({ organisationId, ...asRow(trigger), templateId })),
    skipDuplicates: true,
  });
  await tx.trigger.updateMany({
    where: { organisationId, eventType: { in: chosen } },
    data: { templateId },
  });
}

/** What a channel has to do with triggers. */
export interface ChannelTriggers {
  /** The event types that are told there. */
  eventTypes: EventType[];
  /** The event types whose messages it takes over when another channel fails. */
  fallbackFor: EventType[];
}

/** By channel, in the catalogue's order. A channel that no trigger names is missing. */
export async function findTriggersOfChannels(
  db: Db,
  organisationId: string,
): Promise<Map<string, ChannelTriggers>> {
  const found = new Map<string, ChannelTriggers>();
  const of = (channelId: string) => {
    const known = found.get(channelId) ?? { eventTypes: [], fallbackFor: [] };
    found.set(channelId, known);
    return known;
  };
  const triggers = await listTriggers(db, organisationId, eventTypes);
  for (const { eventType, enabled, recipients, fallbackChannelId } of triggers.values()) {
    for (const rule of recipients)
      if (enabled && rule.kind === "channel") of(rule.channel_id).eventTypes.push(eventType);
    if (fallbackChannelId !== null) of(fallbackChannelId).fallbackFor.push(eventType);
  }
  return found;
}

/**
 * Makes exactly these event types be told to the channel, and lets it take over the messages of exactly those. A trigger
 * that was off is switched on for channels only: nobody gets mail because of it; and off again with its last channel.
 * Without any event types the triggers forget the channel. The caller knows that it is the organisation's.
 */
export async function setTriggersOfChannel(
  tx: Tx,
  organisationId: string,
  channelId: string,
  { eventTypes: told, fallbackFor }: ChannelTriggers,
): Promise<void> {
  await lockOrganisation(tx, organisationId);
  const rows = await tx.trigger.findMany({ where: { organisationId } });
  for (const { id, eventType, fallbackChannelId, ...telling } of rows) {
    const type = findEventType(eventType);
    const before = { enabled: telling.enabled, recipients: telling.recipients as Rules };
    const isTold = type !== undefined && told.includes(type);
    const isFallback = type !== undefined && fallbackFor.includes(type);
    const isNamed = fallbackChannelId === channelId || names(before.recipients, channelId);
    if (!isTold && !isFallback && !isNamed) continue;
    const fallback = fallbackChannelId === channelId ? null : fallbackChannelId;
    await tx.trigger.update({
      where: { id },
      data: {
        ...(isTold ? withChannel(before, channelId) : withoutChannel(before, channelId, type)),
        fallbackChannelId: isFallback ? channelId : fallback,
      },
    });
  }
  const stored = new Set(rows.map(({ eventType }) => eventType));
  const missing = eventTypes.filter(
    (type) => !stored.has(type) && (told.includes(type) || fallbackFor.includes(type)),
  );
  const before = await listTriggers(tx, organisationId, missing);
  await tx.trigger.createMany({
    data: [...before.values()].map((trigger) => {
      const { eventType, enabled, recipients } = trigger;
      return {
        organisationId,
        ...asRow(trigger),
        ...(told.includes(eventType) && withChannel({ enabled, recipients }, channelId)),
        fallbackChannelId: fallbackFor.includes(eventType) ? channelId : null,
      };
    }),
  });
}

/** A row that does what the trigger does without one. */
function asRow({ eventType, enabled, severity, cooldownSeconds, channelKinds, recipients }: TriggerInUse) {
  const isOwnSeverity = severity === defaultTrigger(eventType).severity;
  return {
    eventType,
    enabled,
    severity: isOwnSeverity ? null : severity,
    cooldownSeconds,
    channelKinds,
    recipients,
  };
}

/** As stored: a rule that this version does not know stays as it is. */
type Rules = { kind?: string; channel_id?: string }[];
interface Telling {
  enabled: boolean;
  recipients: Rules;
}

function names(recipients: Rules, channelId: string): boolean {
  return recipients.some((rule) => rule.channel_id === channelId);
}

function withChannel({ enabled, recipients }: Telling, channelId: string): Telling {
  const kept = enabled ? recipients : recipients.filter(({ kind }) => kind === "channel");
  const isNamed = names(kept, channelId);
  return {
    enabled: true,
    recipients: isNamed ? kept : [...kept, { kind: "channel", channel_id: channelId }],
  };
}

function withoutChannel(before: Telling, channelId: string, type: EventType | undefined): Telling {
  const others = before.recipients.filter((rule) => rule.channel_id !== channelId);
  if (type && others.length === 0 && names(before.recipients, channelId))
    return { enabled: false, recipients: defaultTrigger(type).recipients };
  return { ...before, recipients: others };
}

/** A kind or rule that this version does not know is left out: one bad rule must not silence the others. */
export function triggerOf(eventType: EventType, row: Row | undefined): TriggerInUse {
  const preset = defaultTrigger(eventType);
  if (!row) return { ...preset, templateVersionId: null, fallbackChannelId: null };
  return {
    eventType,
    enabled: row.enabled,
    severity: isSeverity(row.severity) ? row.severity : preset.severity,
    occasion: isOccasion(row.occasion) ? row.occasion : preset.occasion,
    occasionCount: row.occasionCount,
    cooldownSeconds: row.cooldownSeconds,
    channelKinds: row.channelKinds.filter(isChannelKind),
    recipients: row.recipients.flatMap((rule) => RecipientRule.safeParse(rule).data ?? []),
    condition: row.condition,
    groupBy: row.groupBy.filter(isGroupField),
    groupWaitSeconds: row.groupWaitSeconds,
    groupIntervalSeconds: row.groupIntervalSeconds,
    escalationPolicyId: row.escalationPolicyId,
    variantVersionId: row.variantVersionId,
    // A version that is gone leaves its percent behind.
    variantPercent: row.variantVersionId === null ? 0 : row.variantPercent,
    templateId: row.templateId,
    templateVersionId: row.templateVersionId,
    fallbackChannelId: row.fallbackChannelId,
  };
}

export function isSeverity(value: string | null): value is Severity {
  return (severities as readonly (string | null)[]).includes(value);
}

function isGroupField(value: string): value is GroupField {
  return (groupFields as readonly string[]).includes(value);
}

function isOccasion(value: string): value is Occasion {
  return (occasions as readonly string[]).includes(value);
}

function isChannelKind(value: string): value is ChannelKindId {
  return (channelKinds as readonly string[]).includes(value);
}
