"use client";

import { Suspense } from "react";
import { RunsSentence } from "@/components/runs/runs-sentence";
import { RunsTable } from "@/components/runs/runs-table";
import { PageHeader } from "@/components/ui/page-header";

export function RunsPage() {
  return (
    <>
      <PageHeader title="Runs" sentence={<RunsSentence />} />
      <Suspense>
        <RunsTable />
      </Suspense>
    </>
  );
}
