import type { EventType } from "@/lib/core/event";
import type { Db } from "@/lib/db/database";
import { countTriggerFigures } from "@/lib/db/trigger-figures";
import { findTriggerNames, listTriggerSettings, type TriggerSettings } from "@/lib/db/trigger-settings";
import type { TriggerView } from "@/lib/schemas/trigger";
import { viewTrigger } from "./trigger-view";

/** Triggers of one organisation as the API shows them. */
export async function readTriggerViews(
  db: Db,
  organisationId: string,
  types?: readonly EventType[],
): Promise<TriggerView[]> {
  // One after the other: in a transaction they share a connection.
  const triggers = await listTriggerSettings(db, organisationId, types);
  const names = await findTriggerNames(db, organisationId, triggers);
  const figuresOf = await countTriggerFigures(db, organisationId);
  return triggers.map((trigger) => viewTrigger(trigger, { names, figures: figuresOf(trigger.eventType) }));
}

/** One of them. */
export async function readTriggerView(
  db: Db,
  organisationId: string,
  eventType: EventType,
): Promise<TriggerView> {
  const [view] = await readTriggerViews(db, organisationId, [eventType]);
  if (!view) throw new Error(`The event type ${eventType} has no trigger.`);
  return view;
}

/** What is set for the event type, or the default. */
export async function readTriggerSettings(
  db: Db,
  organisationId: string,
  eventType: EventType,
): Promise<TriggerSettings> {
  const [trigger] = await listTriggerSettings(db, organisationId, [eventType]);
  if (!trigger) throw new Error(`The event type ${eventType} has no trigger.`);
  return trigger;
}
