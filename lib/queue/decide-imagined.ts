import { NotFoundError } from "@/lib/core/errors";
import type { EventType, Severity } from "@/lib/core/event";
import type { Tx } from "@/lib/db/database";
import { findSetting } from "@/lib/db/events";
import { forbidWrites } from "@/lib/db/read-only";
import { listTriggers } from "@/lib/db/triggers";
import type { DecidedRequest } from "./decide-drafts";
import { decideRequests } from "./decide-requests";
import { loadSubjects } from "./load-subjects";
import { requestOfEvent } from "./request-of-event";

/** An event that did not happen. */
export interface ImaginedEvent {
  type: EventType;
  /** The trigger's severity when absent. */
  severity?: Severity;
  jobId: string | null;
  /** In place of the job's target. */
  targetId: string | null;
  /** Null: now. */
  at: Date | null;
}

/**
 * What would be decided about an event if it happened at `at`: the same loading and the same decide() as for one that is
 * recorded, with the rules as they are now and with the history up to then. From here on the transaction cannot write.
 * Throws NotFoundError for a job that the organisation does not have.
 */
export async function decideImagined(
  tx: Tx,
  organisationId: string,
  { type, severity, jobId, targetId, at }: ImaginedEvent,
): Promise<DecidedRequest & { severity: Severity; at: Date }> {
  await forbidWrites(tx);
  const asOf = at ?? (await clockOf(tx, organisationId));
  const [subject] = await loadSubjects(tx, organisationId, [{ jobId }]);
  const trigger = (await listTriggers(tx, organisationId, [type])).get(type);
  if (!subject || !trigger) throw new Error("An event has no subject or trigger.");
  const request = requestOfEvent({ type, trigger, severity: severity ?? trigger.severity, subject });
  const asked = { ...request, targetId: targetId ?? request.targetId };
  const { decided } = await decideRequests(tx, organisationId, [asked], { asOf });
  const [answer] = decided;
  if (!answer) throw new Error("An event was not decided.");
  return { ...answer, severity: request.severity, at: asOf };
}

async function clockOf(tx: Tx, organisationId: string): Promise<Date> {
  const setting = await findSetting(tx, organisationId);
  if (!setting) throw new NotFoundError("organisation", organisationId);
  return setting.now;
}
