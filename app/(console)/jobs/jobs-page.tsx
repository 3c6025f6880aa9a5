"use client";

import { Suspense } from "react";
import { JobsHeader } from "@/components/jobs/jobs-header";
import { JobsTable } from "@/components/jobs/jobs-table";

export function JobsPage() {
  return (
    <>
      <JobsHeader />
      <Suspense>
        <JobsTable />
      </Suspense>
    </>
  );
}
