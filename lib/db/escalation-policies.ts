import { z } from "zod";
import { EscalationStep } from "@/lib/core/escalation";
import { findEventType, type EventType } from "@/lib/core/event";
import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "./database";
import { lockOrganisation } from "./lock-organisation";

const include = {
  triggers: { select: { eventType: true }, orderBy: { eventType: "asc" } },
  _count: { select: { escalations: { where: { state: "active" } } } },
} satisfies Prisma.EscalationPolicyInclude;

type Stored = Prisma.EscalationPolicyGetPayload<{ include: typeof include }>;

export interface EscalationPolicyFields {
  name: string;
  description: string | null;
  steps: EscalationStep[];
  repeatCount: number;
}

/** One of the organisation's policies, with the event types whose triggers use it. */
export interface EscalationPolicyRow extends Omit<Stored, "steps" | "triggers" | "_count"> {
  steps: EscalationStep[];
  eventTypes: EventType[];
  activeCount: number;
}

/** Lets policies be written one after the other, and not while a trigger is: one may name the other. */
export async function lockEscalationPolicies(tx: Tx, organisationId: string): Promise<void> {
  await lockOrganisation(tx, organisationId);
}

/** The organisation's policies by name. */
export async function listEscalationPolicies(db: Db, organisationId: string): Promise<EscalationPolicyRow[]> {
  const rows = await db.escalationPolicy.findMany({
    where: { organisationId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include,
  });
  return rows.map(rowOf);
}

/** The organisation's policy, or null. */
export async function findEscalationPolicy(
  db: Db,
  organisationId: string,
  id: string,
): Promise<EscalationPolicyRow | null> {
  const row = await db.escalationPolicy.findFirst({ where: { id, organisationId }, include });
  return row && rowOf(row);
}

/** The caller holds lockEscalationPolicies, and knows that all that is named is the organisation's. */
export async function insertEscalationPolicy(
  tx: Tx,
  organisationId: string,
  fields: EscalationPolicyFields,
): Promise<EscalationPolicyRow> {
  return rowOf(await tx.escalationPolicy.create({ data: { organisationId, ...fields }, include }));
}

/** The caller knows whose it is. */
export async function updateEscalationPolicyRow(
  tx: Tx,
  id: string,
  fields: EscalationPolicyFields,
): Promise<EscalationPolicyRow> {
  return rowOf(await tx.escalationPolicy.update({ where: { id }, data: fields, include }));
}

/** The caller knows whose it is. Escalations that go on keep the steps with which they began. */
export async function deleteEscalationPolicyRow(tx: Tx, id: string): Promise<void> {
  await tx.escalationPolicy.delete({ where: { id } });
}

/** Stored steps; throws for what our own schema did not let in. */
export function stepsOf(stored: unknown): EscalationStep[] {
  return z.array(EscalationStep).parse(stored);
}

function rowOf({ steps, triggers, _count, ...row }: Stored): EscalationPolicyRow {
  return {
    ...row,
    steps: stepsOf(steps),
    eventTypes: triggers.flatMap(({ eventType }) => findEventType(eventType) ?? []),
    activeCount: _count.escalations,
  };
}
