import { z } from "zod";
import { Id, Instant } from "./field";
import { JobSummary } from "./job";
import { NotificationSummary } from "./notification";
import { operation } from "./operation";
import { RunSummary } from "./run";

/** What Home says: the last 24 hours, and what needs somebody. */
export const Overview = z
  .object({
    since: Instant,
    jobs: z.object({ total: z.int(), failed: z.int(), running: z.int() }),
    notifications: z.object({
      people_told: z.int(),
      sent: z.int(),
      held: z.int(),
      skipped: z.int(),
      dead: z.int(),
      waiting: z.int(),
      next_release_at: Instant.nullable(),
    }),
    /** Per day, oldest first, 14 days. */
    days: z.array(z.object({ day: z.string(), sent: z.int(), failed: z.int(), held: z.int() })),
    needs_you: z.array(
      z.object({
        kind: z.enum(["dead", "failing_job", "smtp_missing", "worker_absent", "worker_paused"]),
        text: z.string(),
        href: z.string(),
      }),
    ),
    job_health: z.array(JobSummary),
    recent_runs: z.array(RunSummary),
    recent_notifications: z.array(NotificationSummary),
    demo_job: z.object({ id: Id, key: z.string(), name: z.string() }).nullable(),
  })
  .meta({ id: "Overview" });
export type Overview = z.infer<typeof Overview>;

export const getOverview = operation({
  id: "getOverview",
  method: "GET",
  path: "/api/v1/overview",
  tag: "System",
  summary: "The state of the organisation's jobs and notifications",
  access: { kind: "member", role: "member", scope: "read" },
  status: 200,
  result: Overview,
});
