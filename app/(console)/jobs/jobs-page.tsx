"use client";

import { Suspense } from "react";
import { JobsSentence } from "@/components/jobs/jobs-sentence";
import { JobsTable } from "@/components/jobs/jobs-table";
import { ReportJobButton } from "@/components/jobs/report-job-button";
import { PageHeader } from "@/components/ui/page-header";

export function JobsPage() {
  return (
    <>
      <PageHeader title="Jobs" sentence={<JobsSentence />} action={<ReportJobButton />} />
      <Suspense>
        <JobsTable />
      </Suspense>
    </>
  );
}
