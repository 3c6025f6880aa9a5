-- Channels with health, limits and fall-backs, mail servers in order, and dead letters that are closed.
-- DropForeignKey
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_context_id_fkey";

-- DropIndex
DROP INDEX "notifications_due";

-- AlterTable
ALTER TABLE "channels" ADD COLUMN     "is_fallback" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "rate_per_minute" INTEGER;

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "lane" TEXT,
ADD COLUMN     "original_id" UUID;

-- Until now there was one lane for each kind of an organisation.
UPDATE "notifications" SET "lane" = "organisation_id" || '/' || "channel_kind";
ALTER TABLE "notifications" ALTER COLUMN "lane" SET NOT NULL;

-- Nobody could choose kinds until now: people who gave an address of their own are told there as well.
UPDATE "triggers" SET "channel_kinds" = ARRAY['email', 'slack', 'teams', 'webhook'] WHERE "channel_kinds" = ARRAY['email'];

-- AlterTable
ALTER TABLE "smtp_settings" ADD COLUMN     "auth_method" TEXT NOT NULL DEFAULT 'auto',
ADD COLUMN     "cc" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "custom_ca" TEXT,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "oauth_client_id" TEXT,
ADD COLUMN     "oauth_scope" TEXT,
ADD COLUMN     "oauth_token_url" TEXT,
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "preset" TEXT,
ADD COLUMN     "rate_per_minute" INTEGER;

-- AlterTable
ALTER TABLE "triggers" ADD COLUMN     "fallback_channel_id" UUID;

-- CreateTable
CREATE TABLE "destination_health" (
    "destination" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "last_success_at" TIMESTAMPTZ(3),
    "last_failure_at" TIMESTAMPTZ(3),
    "failures_in_row" INTEGER NOT NULL DEFAULT 0,
    "last_reason" TEXT,
    "last_detail" TEXT,
    "latency_ms" DOUBLE PRECISION,
    "open_until" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "destination_health_pkey" PRIMARY KEY ("destination")
);

-- CreateTable
CREATE TABLE "lane_buckets" (
    "lane" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "per_minute" INTEGER NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refilled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lane_buckets_pkey" PRIMARY KEY ("lane")
);

-- CreateTable
CREATE TABLE "delivery_counters" (
    "channel_kind" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "tries" BIGINT NOT NULL,
    "duration_ms" BIGINT NOT NULL,

    CONSTRAINT "delivery_counters_pkey" PRIMARY KEY ("channel_kind","outcome","reason")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "destination_health_organisation_id_idx" ON "destination_health"("organisation_id");

-- CreateIndex
CREATE INDEX "lane_buckets_organisation_id_idx" ON "lane_buckets"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "suppressions_organisation_id_address_key" ON "suppressions"("organisation_id", "address");

-- lib/db/channels.ts: at most one fall-back channel.
CREATE UNIQUE INDEX "channels_one_fallback" ON "channels"("organisation_id") WHERE (is_fallback);

-- lib/db/notifications.ts: the history of a job.
CREATE INDEX "notifications_of_job" ON "notifications"("job_id", "created_at" DESC) WHERE (job_id IS NOT NULL);

-- lib/db/notifications.ts: the history of a person.
CREATE INDEX "notifications_of_user" ON "notifications"("user_id", "created_at" DESC) WHERE (user_id IS NOT NULL);

-- Deleting run steps (retention): few notifications come from one.
CREATE INDEX "notifications_of_run_step" ON "notifications"("run_step_id") WHERE (run_step_id IS NOT NULL);

-- lib/db/template-uses.ts, and deleting versions.
CREATE INDEX "notifications_of_template_version" ON "notifications"("template_version_id") WHERE (template_version_id IS NOT NULL);

-- lib/db/notifications.ts: what was sent in place of this one.
CREATE INDEX "notifications_of_original" ON "notifications"("original_id") WHERE (original_id IS NOT NULL);

-- lib/queue/claim.ts: lanes with due rows, and the due rows of each.
CREATE INDEX "notifications_due" ON "notifications"("lane", "priority", "next_attempt_at", "id") WHERE (state = ANY (ARRAY['queued'::text, 'retrying'::text]));

-- lib/queue/expire.ts: what waited too long, also while its lane is closed.
CREATE INDEX "notifications_expiring" ON "notifications"("expires_at") WHERE (state = ANY (ARRAY['queued'::text, 'retrying'::text]));

-- lib/db/dead-letters.ts: what nobody has looked after yet.
CREATE INDEX "notifications_dead_letters" ON "notifications"("organisation_id", "created_at" DESC, "id" DESC) WHERE ((state = 'dead'::text) AND (closed_at IS NULL));

-- CreateIndex
CREATE INDEX "render_contexts_created_at_idx" ON "render_contexts"("created_at");

-- AddForeignKey
ALTER TABLE "destination_health" ADD CONSTRAINT "destination_health_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lane_buckets" ADD CONSTRAINT "lane_buckets_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "triggers" ADD CONSTRAINT "triggers_fallback_channel_id_fkey" FOREIGN KEY ("fallback_channel_id") REFERENCES "channels"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_original_id_fkey" FOREIGN KEY ("original_id") REFERENCES "notifications"("id") ON DELETE SET NULL ON UPDATE CASCADE;
