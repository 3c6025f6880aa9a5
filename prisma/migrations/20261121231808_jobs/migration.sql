-- Schedules, timeouts, attempts and parameters of jobs; a run keeps the steps of its job as they were when it was made.
-- AlterTable
ALTER TABLE "job_steps" ADD COLUMN     "timeout_seconds" INTEGER;

-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "anomalies" TEXT[] DEFAULT ARRAY['duration', 'steps', 'output']::TEXT[],
ADD COLUMN     "max_attempts" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "max_parallel_runs" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "retry_initial_seconds" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "retry_max_seconds" INTEGER NOT NULL DEFAULT 3600,
ADD COLUMN     "silent_after_seconds" INTEGER,
ADD COLUMN     "slow_after_seconds" INTEGER,
ADD COLUMN     "timeout_seconds" INTEGER,
ALTER COLUMN "parameters" SET DEFAULT '[]';

-- AlterTable
ALTER TABLE "run_steps" ADD COLUMN     "config" JSONB,
ADD COLUMN     "on_error" TEXT NOT NULL DEFAULT 'fail_job',
ADD COLUMN     "timeout_seconds" INTEGER;

-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "cause" TEXT NOT NULL DEFAULT 'manual',
ADD COLUMN     "first_run_id" UUID,
ADD COLUMN     "max_attempts" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "not_before" TIMESTAMPTZ(3),
ADD COLUMN     "scheduled_for" TIMESTAMPTZ(3),
ADD COLUMN     "slow_at" TIMESTAMPTZ(3),
ADD COLUMN     "timeout_at" TIMESTAMPTZ(3),
ADD COLUMN     "timeout_seconds" INTEGER;

-- CreateTable
CREATE TABLE "schedules" (
    "job_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "cron" TEXT,
    "every_seconds" INTEGER,
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "overlap" TEXT NOT NULL DEFAULT 'skip',
    "catch_up" TEXT NOT NULL DEFAULT 'last',
    "late_seconds" INTEGER,
    "grace_seconds" INTEGER NOT NULL DEFAULT 300,
    "next_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("job_id")
);

-- What is due: lib/executor/schedules.
CREATE INDEX "schedules_due" ON "schedules"("due_at") WHERE (due_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "schedules_organisation_id_idx" ON "schedules"("organisation_id");

-- All attempts of one run: listAttempts of lib/db/runs.ts.
CREATE INDEX "runs_further_attempts" ON "runs"("first_run_id") WHERE (first_run_id IS NOT NULL);

-- How many runs of a job are under way: lib/executor/claim-run.ts and the overlap of schedules.
CREATE INDEX "runs_under_way" ON "runs"("job_id") WHERE ((status = ANY (ARRAY['pending'::text, 'running'::text])));

-- Runs that have timed out: lib/executor/watch-runs.ts.
CREATE INDEX "runs_timeout" ON "runs"("timeout_at") WHERE ((status = 'running'::text) AND (timeout_at IS NOT NULL));

-- Runs that take too long: lib/executor/watch-runs.ts.
CREATE INDEX "runs_slow" ON "runs"("slow_at") WHERE ((status = 'running'::text) AND (slow_at IS NOT NULL));

-- CreateIndex
CREATE UNIQUE INDEX "runs_job_id_scheduled_for_key" ON "runs"("job_id", "scheduled_for");

-- AddForeignKey
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Parameters were values; now they say what a run may be given, and what it gets otherwise.
UPDATE "jobs" SET "parameters" = (
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'name', given.key,
    'type', CASE jsonb_typeof(given.value)
      WHEN 'number' THEN 'number' WHEN 'boolean' THEN 'boolean' WHEN 'string' THEN 'text' ELSE 'json' END,
    'required', false,
    'default', given.value
  ) ORDER BY given.key), '[]')
  FROM jsonb_each(jobs.parameters) AS given
)
WHERE jsonb_typeof("parameters") = 'object';

-- Runs that are under way go on with the steps that their job has now.
UPDATE "run_steps" SET "config" = definition.config, "on_error" = definition.on_error
FROM "runs", "job_steps" AS definition
WHERE runs.id = run_steps.run_id AND runs.source = 'builtin' AND runs.status IN ('pending', 'running')
  AND definition.job_id = runs.job_id AND definition.name = run_steps.name AND definition.type = run_steps.type;
