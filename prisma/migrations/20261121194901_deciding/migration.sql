-- Settings above organisations, conditions, groups, limits, digests, escalations, on-call rotations, comparisons of templates, addresses that are verified.
-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "bundle_id" UUID,
ADD COLUMN     "bundle_key" TEXT,
ADD COLUMN     "escalation_id" UUID,
ADD COLUMN     "variant" TEXT;

-- AlterTable
ALTER TABLE "organisations" ALTER COLUMN "mode" SET DEFAULT 'inherit';
UPDATE "organisations" SET "mode" = 'inherit' WHERE "mode" <> 'off';

-- AlterTable
ALTER TABLE "preferences" ADD COLUMN     "digest_time" TEXT NOT NULL DEFAULT '08:00',
ADD COLUMN     "mail_address" TEXT,
ADD COLUMN     "more_quiet_windows" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "triggers" ADD COLUMN     "condition" TEXT,
ADD COLUMN     "escalation_policy_id" UUID,
ADD COLUMN     "group_by" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "group_interval_seconds" INTEGER NOT NULL DEFAULT 300,
ADD COLUMN     "group_wait_seconds" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "variant_percent" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "variant_version_id" UUID;

-- CreateTable
CREATE TABLE "root_settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "document" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "root_settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "root_secrets" (
    "field" TEXT NOT NULL,
    "ciphertext" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "root_secrets_pkey" PRIMARY KEY ("field")
);

-- CreateTable
CREATE TABLE "message_counts" (
    "organisation_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "message_counts_pkey" PRIMARY KEY ("organisation_id","scope","window_start")
);

-- CreateTable
CREATE TABLE "escalation_policies" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "steps" JSONB NOT NULL,
    "repeat_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "escalation_policies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalations" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "policy_id" UUID,
    "policy_name" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "job_id" UUID,
    "steps" JSONB NOT NULL,
    "repeat_count" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'active',
    "position" INTEGER NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "escalations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rotations" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "member_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "handover_day" INTEGER NOT NULL DEFAULT 1,
    "handover_time" TEXT NOT NULL DEFAULT '09:00',
    "starts_on" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rotations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rotation_overrides" (
    "id" UUID NOT NULL,
    "rotation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rotation_overrides_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "address_verifications" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "preference_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "address_hash" TEXT NOT NULL,
    "code_hash" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "failed_tries" INTEGER NOT NULL DEFAULT 0,
    "verified_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_verifications_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "message_counts_window_start_idx" ON "message_counts"("window_start");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_policies_organisation_id_name_key" ON "escalation_policies"("organisation_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "escalations_event_id_key" ON "escalations"("event_id");

-- CreateIndex
CREATE INDEX "escalations_organisation_id_created_at_id_idx" ON "escalations"("organisation_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "escalations_policy_id_idx" ON "escalations"("policy_id");

-- lib/queue/escalate.ts: the escalations whose next step is due.
CREATE INDEX "escalations_due" ON "escalations"("next_at") WHERE (state = 'active'::text);

-- lib/queue/end-escalations.ts: those that a recovery ends.
CREATE INDEX "escalations_of_job" ON "escalations"("job_id") WHERE (state = 'active'::text);

-- CreateIndex
CREATE UNIQUE INDEX "rotations_organisation_id_name_key" ON "rotations"("organisation_id", "name");

-- CreateIndex
CREATE INDEX "rotation_overrides_rotation_id_ends_at_idx" ON "rotation_overrides"("rotation_id", "ends_at");

-- CreateIndex
CREATE INDEX "rotation_overrides_user_id_idx" ON "rotation_overrides"("user_id");

-- CreateIndex
CREATE INDEX "address_verifications_organisation_id_idx" ON "address_verifications"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "address_verifications_preference_id_kind_key" ON "address_verifications"("preference_id", "kind");

-- CreateIndex
CREATE INDEX "audit_entries_organisation_id_subject_id_created_at_idx" ON "audit_entries"("organisation_id", "subject_id", "created_at" DESC);

-- lib/queue/bundles: what is held for the same message, and when the last one went out.
CREATE INDEX "notifications_of_bundle_key" ON "notifications"("organisation_id", "bundle_key", "created_at" DESC) WHERE (bundle_key IS NOT NULL);

-- lib/db/bundles.ts: what was told in a message.
CREATE INDEX "notifications_of_bundle" ON "notifications"("bundle_id", "created_at") WHERE (bundle_id IS NOT NULL);

-- lib/db/escalations.ts: what an escalation told.
CREATE INDEX "notifications_of_escalation" ON "notifications"("escalation_id", "created_at") WHERE (escalation_id IS NOT NULL);

-- lib/db/variants.ts: the report on two templates.
CREATE INDEX "notifications_with_variant" ON "notifications"("organisation_id", "event_type", "created_at" DESC) WHERE (variant IS NOT NULL);

-- AddForeignKey
ALTER TABLE "triggers" ADD CONSTRAINT "triggers_escalation_policy_id_fkey" FOREIGN KEY ("escalation_policy_id") REFERENCES "escalation_policies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "triggers" ADD CONSTRAINT "triggers_variant_version_id_fkey" FOREIGN KEY ("variant_version_id") REFERENCES "template_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_bundle_id_fkey" FOREIGN KEY ("bundle_id") REFERENCES "notifications"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_escalation_id_fkey" FOREIGN KEY ("escalation_id") REFERENCES "escalations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_counts" ADD CONSTRAINT "message_counts_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_policies" ADD CONSTRAINT "escalation_policies_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "escalation_policies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rotations" ADD CONSTRAINT "rotations_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rotation_overrides" ADD CONSTRAINT "rotation_overrides_rotation_id_fkey" FOREIGN KEY ("rotation_id") REFERENCES "rotations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rotation_overrides" ADD CONSTRAINT "rotation_overrides_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_verifications" ADD CONSTRAINT "address_verifications_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_verifications" ADD CONSTRAINT "address_verifications_preference_id_fkey" FOREIGN KEY ("preference_id") REFERENCES "preferences"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Addresses that were in use before they had to be verified go on being used.
INSERT INTO "address_verifications" ("id", "organisation_id", "preference_id", "kind", "address_hash", "sent_at", "verified_at")
SELECT gen_random_uuid(), s."organisation_id", s."owner_id",
  CASE s."field"
    WHEN 'preferences.slack_webhook_url' THEN 'slack'
    WHEN 'preferences.teams_webhook_url' THEN 'teams'
    ELSE 'webhook'
  END,
  '', now(), now()
FROM "secrets" s
JOIN "preferences" p ON p."id" = s."owner_id"
WHERE s."field" LIKE 'preferences.%';
