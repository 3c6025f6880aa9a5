"use client";

import { Suspense } from "react";
import { ActiveRuns } from "@/components/runs/active-runs";
import { RunsSentence } from "@/components/runs/runs-sentence";
import { RunsTable } from "@/components/runs/runs-table";
import { PageHeader } from "@/components/ui/page-header";

export function RunsPage() {
  return (
    <>
      <PageHeader title="Runs" sentence={<RunsSentence />} />
      <ActiveRuns />
      <Suspense>
        <RunsTable />
      </Suspense>
    </>
  );
}
