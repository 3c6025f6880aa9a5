-- Silences, mutes, acknowledgements, reports of noise, and which of several events in a row are told.
-- AlterTable
ALTER TABLE "triggers" ADD COLUMN     "occasion" TEXT NOT NULL DEFAULT 'every',
ADD COLUMN     "occasion_count" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "silences" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "comment" TEXT,
    "job_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "target_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "event_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "except_critical" BOOLEAN NOT NULL DEFAULT false,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "schedule" JSONB,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "silences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mutes" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "muted_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mutes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acknowledgements" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "user_id" UUID,
    "who" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "acknowledgements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "noise_reports" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "notification_id" UUID NOT NULL,
    "event_type" TEXT,
    "job_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "noise_reports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "silences_organisation_id_starts_at_idx" ON "silences"("organisation_id", "starts_at");

-- CreateIndex
CREATE INDEX "mutes_job_id_idx" ON "mutes"("job_id");

-- CreateIndex
CREATE UNIQUE INDEX "mutes_organisation_id_user_id_job_id_key" ON "mutes"("organisation_id", "user_id", "job_id");

-- CreateIndex
CREATE UNIQUE INDEX "acknowledgements_event_id_key" ON "acknowledgements"("event_id");

-- CreateIndex
CREATE INDEX "acknowledgements_organisation_id_idx" ON "acknowledgements"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "noise_reports_notification_id_key" ON "noise_reports"("notification_id");

-- CreateIndex
CREATE INDEX "noise_reports_organisation_id_created_at_idx" ON "noise_reports"("organisation_id", "created_at");

-- AddForeignKey
ALTER TABLE "silences" ADD CONSTRAINT "silences_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "silences" ADD CONSTRAINT "silences_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "noise_reports" ADD CONSTRAINT "noise_reports_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "noise_reports" ADD CONSTRAINT "noise_reports_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notifications"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- lib/db/notification-words.ts: the words of the history (find-by-words.ts). Prisma knows no index over an expression: it is here only.
CREATE INDEX "notifications_words" ON "notifications" USING GIN (to_tsvector('simple', regexp_replace(lower(coalesce(subject, '') || ' ' || recipient || ' ' || coalesce(recipient_name, '')), '[^[:alnum:]]+', ' ', 'g')));

-- lib/db/notifications.ts: the history of a reason. What was sent has none.
CREATE INDEX "notifications_of_reason" ON "notifications"("organisation_id", "reason", "created_at" DESC) WHERE (reason IS NOT NULL);
