import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import type { RunStatus } from "@/lib/core/run";
import { database } from "@/lib/db/database";
import { listEventsOfRun } from "@/lib/db/events";
import { listNotificationsOf } from "@/lib/db/notifications";
import { listRunFiles } from "@/lib/db/run-files";
import { findRun, listAttempts } from "@/lib/db/runs";
import type { JsonObject } from "@/lib/schemas/field";
import type { RunView } from "@/lib/schemas/run";
import { viewEvent } from "../events/event-view";
import { viewNotificationSummary } from "../notifications/notification-view";
import { viewRunFile } from "./run-file-view";
import { viewRunStep, viewRunSummary } from "./run-view";

/** One run with its steps, events, notifications and files. */
export async function getRun({ actor, id }: { actor: Actor; id: string }): Promise<RunView> {
  const { prisma } = database();
  const { organisationId } = actor;
  const run = await findRun(prisma, organisationId, id);
  if (!run) throw new NotFoundError("run", id);
  const events = await listEventsOfRun(prisma, organisationId, id);
  const notifications = await listNotificationsOf(prisma, organisationId, { runId: id });
  const attempts = await listAttempts(prisma, run);
  const files = await listRunFiles(prisma, run.id);
  return {
    ...viewRunSummary(run),
    parameters: run.parameters as JsonObject,
    external_id: run.externalId,
    timeout_at: run.timeoutAt?.toISOString() ?? null,
    attempts: attempts.map((attempt) => ({
      id: attempt.id,
      attempt: attempt.attempt,
      status: attempt.status as RunStatus,
      started_at: attempt.startedAt?.toISOString() ?? null,
      execution_time_ms: attempt.executionTimeMs,
    })),
    heartbeat_at: run.heartbeatAt?.toISOString() ?? null,
    steps: run.steps.map(viewRunStep),
    events: events.map(viewEvent),
    notifications: notifications.map((row) => ({
      ...viewNotificationSummary(row),
      run_step_id: row.runStepId,
    })),
    files: files.map(viewRunFile),
  };
}
