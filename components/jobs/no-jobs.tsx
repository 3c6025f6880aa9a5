"use client";

import Button from "@mui/material/Button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { ReportSnippets } from "./report-snippets";

export function NoJobs() {
  return (
    <>
      <EmptyState
        drawing="list"
        sentence="There are no jobs yet. A job appears with the first run that a program reports."
      />
      <Section
        title="Report the first run"
        sentence="From a shell, a pipeline or cron: the job is made when it is new."
      >
        <ReportSnippets jobKey="nightly-backup" />
      </Section>
    </>
  );
}

export function NoJobsFound({ text, onClear }: { text: string; onClear: () => void }) {
  return (
    <EmptyState
      drawing="search"
      sentence={`No job has “${text}” in its name or key.`}
      action={<Button onClick={onClear}>Show all jobs</Button>}
    />
  );
}
