-- What templates need: a body for each channel, layout and branding, custom variables, and files of runs to attach.
-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "payload" JSONB,
ADD COLUMN     "template_problem" TEXT;

-- AlterTable
ALTER TABLE "template_versions" ADD COLUMN     "layout" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "note" TEXT,
ADD COLUMN     "restored_from" INTEGER,
ADD COLUMN     "slack_template" TEXT,
ADD COLUMN     "sms_template" TEXT,
ADD COLUMN     "teams_template" TEXT,
ADD COLUMN     "webhook_template" TEXT,
ALTER COLUMN "body_template" DROP NOT NULL;

-- CreateTable
CREATE TABLE "run_files" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "run_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "branding" (
    "organisation_id" UUID NOT NULL,
    "color" TEXT,
    "footer" TEXT,
    "logo" BYTEA,
    "logo_content_type" TEXT,
    "logo_hash" TEXT,
    "layout_template_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "branding_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "custom_variables" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "job_id" UUID,
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "description" TEXT,
    "updated_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custom_variables_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "run_files_organisation_id_idx" ON "run_files"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "run_files_run_id_name_key" ON "run_files"("run_id", "name");

-- CreateIndex
CREATE INDEX "custom_variables_organisation_id_job_id_name_idx" ON "custom_variables"("organisation_id", "job_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "custom_variables_job_id_name_key" ON "custom_variables"("job_id", "name");

-- putVariable: a variable for every job has its name once in the organisation.
CREATE UNIQUE INDEX "custom_variables_of_organisation" ON "custom_variables"("organisation_id", "name") WHERE (job_id IS NULL);

-- AddForeignKey
ALTER TABLE "run_files" ADD CONSTRAINT "run_files_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_files" ADD CONSTRAINT "run_files_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "branding" ADD CONSTRAINT "branding_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "branding" ADD CONSTRAINT "branding_layout_template_id_fkey" FOREIGN KEY ("layout_template_id") REFERENCES "templates"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custom_variables" ADD CONSTRAINT "custom_variables_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custom_variables" ADD CONSTRAINT "custom_variables_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custom_variables" ADD CONSTRAINT "custom_variables_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
