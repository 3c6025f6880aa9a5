import { NotFoundError } from "@/lib/core/errors";
import type { EventType, Severity } from "@/lib/core/event";
import type { Tx } from "@/lib/db/database";
import { findSetting } from "@/lib/db/events";
import { forbidWrites } from "@/lib/db/read-only";
import { loadTriggers } from "@/lib/db/triggers";
import { askTemplates } from "./ask-templates";
import type { DecidedRequest } from "./decide-drafts";
import { decideRequests } from "./decide-requests";
import { titleOf } from "./event-input";
import { loadSubjects } from "./load-subjects";
import { requestOfEvent } from "./request-of-event";

/** An event that did not happen. */
export interface ImaginedEvent {
  type: EventType;
  /** The trigger's severity when absent. */
  severity?: Severity;
  jobId: string | null;
  /** A run that there was: the event is about it and its job. */
  runId?: string | null;
  /** In place of the target of the run or the job. */
  targetId: string | null;
  /** Made from the type and the job when absent. */
  title?: string;
  message?: string | null;
  details?: Record<string, unknown>;
  /** Null: now. */
  at: Date | null;
}

/**
 * What would be decided about an event if it happened at `at`: the same loading and the same decide() as for one that is
 * recorded, with the rules as they are now and with the history up to then. From here on the transaction cannot write.
 * Throws NotFoundError for a job or a run that the organisation does not have.
 */
export async function decideImagined(
  tx: Tx,
  organisationId: string,
  event: ImaginedEvent,
): Promise<DecidedRequest & { severity: Severity; at: Date }> {
  await forbidWrites(tx);
  const { type, severity, jobId, runId, targetId, at } = event;
  const setting = await findSetting(tx, organisationId, at);
  if (!setting) throw new NotFoundError("organisation", organisationId);
  const asOf = setting.now;
  const [subject] = await loadSubjects(tx, organisationId, [{ jobId, runId }]);
  if (!subject) throw new Error("An event has no subject.");
  const trigger = (await loadTriggers(tx, organisationId, [type]))(type, subject.job?.key ?? null);
  const title = titleOf(event, subject.job?.name ?? null);
  const { message = null, details = {} } = event;
  const request = requestOfEvent({
    type,
    title,
    message,
    details,
    trigger,
    severity: severity ?? trigger.severity,
    subject,
  });
  const asked = {
    request: { ...request, targetId: targetId ?? request.targetId },
    condition: trigger.condition,
    subject,
    targetId,
    event: {
      type,
      severity: request.severity,
      title,
      message,
      details,
      occurredAt: asOf,
    },
  };
  const requests = (await askTemplates(tx, organisationId, [asked], asOf)).map((one) => one.request);
  const { decided } = await decideRequests(tx, organisationId, requests, { asOf, known: setting });
  const [answer] = decided;
  if (!answer) throw new Error("An event was not decided.");
  return { ...answer, severity: request.severity, at: asOf };
}
