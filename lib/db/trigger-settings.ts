import { eventTypes, type EventType, type Severity } from "@/lib/core/event";
import type { RecipientRule } from "@/lib/core/recipient";
import type { Trigger } from "@/lib/core/trigger";
import { findChannelNames } from "./channel-names";
import type { Db, Tx } from "./database";
import { isSeverity, readTriggers, triggerOf, type TriggerInUse } from "./triggers";

/** A trigger as somebody set it. */
export interface TriggerSettings extends TriggerInUse {
  /** Null: the event type's own. */
  setSeverity: Severity | null;
  /** Null: it was never set. */
  updatedAt: Date | null;
}

/** What is set of a trigger; the rest follows from its event type. */
export interface TriggerChange extends Omit<Trigger, "severity"> {
  severity: Severity | null;
  fallbackChannelId: string | null;
}

/** The organisation's triggers of these types, in the order of the types: its own, or the default ones. */
export async function listTriggerSettings(
  db: Db,
  organisationId: string,
  types: readonly EventType[] = eventTypes,
): Promise<TriggerSettings[]> {
  const { stored, apply } = await readTriggers(db, organisationId, types);
  return types.map((type) => {
    const row = stored.get(type);
    return {
      ...apply(triggerOf(type, row), { isOwn: row !== undefined, jobKey: null }),
      setSeverity: row && isSeverity(row.severity) ? row.severity : null,
      updatedAt: row?.updatedAt ?? null,
    };
  });
}

/** The caller holds lockOrganisation, and knows that all that is named is the organisation's. */
export async function saveTrigger(
  tx: Tx,
  organisationId: string,
  { eventType, ...fields }: TriggerChange,
): Promise<void> {
  await tx.trigger.upsert({
    where: { organisationId_eventType: { organisationId, eventType } },
    create: { organisationId, eventType, ...fields },
    update: fields,
  });
}

/** The event type does what it does without a trigger of the organisation's own. */
export async function deleteTriggerRow(tx: Tx, organisationId: string, eventType: EventType): Promise<void> {
  await tx.trigger.deleteMany({ where: { organisationId, eventType } });
}

type Named = Pick<
  TriggerInUse,
  "recipients" | "templateId" | "fallbackChannelId" | "escalationPolicyId" | "variantVersionId"
>;

/** By id. What the organisation does not have is missing. */
export interface TriggerNames {
  people: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, string>;
  templates: ReadonlyMap<string, string>;
  rotations: ReadonlyMap<string, string>;
  policies: ReadonlyMap<string, string>;
  versions: ReadonlyMap<string, { template: { id: string; name: string }; version: number }>;
}

/** The names of the organisation's people, channels and templates that triggers name. */
export async function findTriggerNames(
  db: Db,
  organisationId: string,
  triggers: readonly Named[],
): Promise<TriggerNames> {
  const rules = triggers.flatMap(({ recipients }) => recipients);
  const fallbacks = triggers.flatMap(({ fallbackChannelId }) => fallbackChannelId ?? []);
  const members = await db.membership.findMany({
    where: { organisationId, userId: { in: rules.flatMap(userOf) } },
    select: { user: { select: { id: true, name: true } } },
  });
  const channels = await findChannelNames(db, organisationId, [...rules.flatMap(channelOf), ...fallbacks]);
  const templates = await db.template.findMany({
    where: { organisationId, id: { in: triggers.flatMap(({ templateId }) => templateId ?? []) } },
    select: { id: true, name: true },
  });
  const rotations = await db.rotation.findMany({
    where: { organisationId, id: { in: rules.flatMap(rotationOf) } },
    select: { id: true, name: true },
  });
  const policies = await db.escalationPolicy.findMany({
    where: {
      organisationId,
      id: { in: triggers.flatMap(({ escalationPolicyId }) => escalationPolicyId ?? []) },
    },
    select: { id: true, name: true },
  });
  const versions = await db.templateVersion.findMany({
    where: {
      id: { in: triggers.flatMap(({ variantVersionId }) => variantVersionId ?? []) },
      template: { organisationId },
    },
    select: { id: true, version: true, template: { select: { id: true, name: true } } },
  });
  return {
    people: nameById(members.map(({ user }) => user)),
    channels: nameById([...channels.values()]),
    templates: nameById(templates),
    rotations: nameById(rotations),
    policies: nameById(policies),
    versions: new Map(versions.map(({ id, ...version }) => [id, version])),
  };
}

function nameById(rows: readonly { id: string; name: string }[]): Map<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function userOf(rule: RecipientRule): string[] {
  return rule.kind === "user" ? [rule.user_id] : [];
}

function rotationOf(rule: RecipientRule): string[] {
  return rule.kind === "on_call" ? [rule.rotation_id] : [];
}

function channelOf(rule: RecipientRule): string[] {
  return rule.kind === "channel" ? [rule.channel_id] : [];
}
