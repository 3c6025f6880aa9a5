import { z } from "zod";
import { Instant } from "./field";
import { operation } from "./operation";

export const WorkerStatus = z
  .object({
    /** running: a worker beats · paused: stopped by hand · absent: no worker beats */
    state: z.enum(["running", "paused", "absent"]),
    paused_by: z.string().nullable(),
    workers: z.array(
      z.object({
        id: z.string(),
        hostname: z.string(),
        pid: z.int(),
        state: z.string(),
        started_at: Instant,
        beat_at: Instant,
        is_alive: z.boolean(),
        delivered: z.int(),
        failed: z.int(),
      }),
    ),
    queue: z.object({
      due: z.int(),
      waiting: z.int(),
      sending: z.int(),
      held: z.int(),
      dead: z.int(),
      oldest_due_at: Instant.nullable(),
    }),
  })
  .meta({ id: "WorkerStatus" });
export type WorkerStatus = z.infer<typeof WorkerStatus>;

const read = { kind: "member", role: "member", scope: "read" } as const;
const admin = { kind: "member", role: "admin", scope: "settings:write" } as const;

export const getWorkerStatus = operation({
  id: "getWorkerStatus",
  method: "GET",
  path: "/api/v1/worker/status",
  aliases: ["/api/v1/notification/worker/status"],
  tag: "System",
  summary: "Workers and queue",
  access: read,
  status: 200,
  result: WorkerStatus,
});

export const startWorker = operation({
  id: "startWorker",
  method: "POST",
  path: "/api/v1/notification/worker/start",
  aliases: ["/api/v1/worker/start"],
  tag: "System",
  summary: "Let workers take notifications and runs again",
  access: admin,
  status: 200,
  result: WorkerStatus,
});

export const stopWorker = operation({
  id: "stopWorker",
  method: "POST",
  path: "/api/v1/notification/worker/stop",
  aliases: ["/api/v1/worker/stop"],
  tag: "System",
  summary: "Let workers finish what they hold and take nothing more; nothing is lost",
  access: admin,
  status: 200,
  result: WorkerStatus,
});

export const HealthView = z
  .object({
    status: z.enum(["ok", "degraded"]),
    checks: z.array(
      z.object({
        name: z.enum(["database", "migrations", "worker", "queue"]),
        ok: z.boolean(),
        detail: z.string(),
      }),
    ),
  })
  .meta({ id: "Health" });
export type HealthView = z.infer<typeof HealthView>;

export const getHealth = operation({
  id: "getHealth",
  method: "GET",
  path: "/api/v1/notification/health",
  tag: "System",
  summary: "Database, migrations and worker",
  access: read,
  status: 200,
  result: HealthView,
});

export const tick = operation({
  id: "tick",
  method: "POST",
  path: "/api/cron/tick",
  tag: "System",
  summary: "One bounded round of the worker's work, for installations without a worker process",
  access: { kind: "cron" },
  status: 200,
  result: z.object({ delivered: z.int(), runs: z.int(), released: z.int(), swept: z.int() }),
});

export const getOpenApi = operation({
  id: "getOpenApi",
  method: "GET",
  path: "/api/v1/openapi.json",
  tag: "System",
  summary: "This document",
  access: { kind: "public", because: "it describes the product, not an installation" },
  status: 200,
});

export const getLiveness = operation({
  id: "getLiveness",
  method: "GET",
  path: "/livez",
  tag: "System",
  summary: "The process answers",
  access: { kind: "public", because: "probes have no credentials; it says nothing but ok" },
  status: 200,
  result: z.object({ status: z.literal("ok") }),
});

export const getMetrics = operation({
  id: "getMetrics",
  method: "GET",
  path: "/metrics",
  tag: "System",
  summary: "Prometheus metrics of this installation",
  access: { kind: "metrics" },
  status: 200,
  produces: "text/plain",
});

export const getReadiness = operation({
  id: "getReadiness",
  method: "GET",
  path: "/readyz",
  tag: "System",
  summary: "Database, migrations and worker are fine; 503 when not",
  access: { kind: "public", because: "probes have no credentials; it names only the check that fails" },
  status: 200,
  badNewsStatus: 503,
  result: HealthView,
});
