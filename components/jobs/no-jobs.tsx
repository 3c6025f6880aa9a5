"use client";

import Button from "@mui/material/Button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { useHasRole } from "@/lib/client/me";
import type { JobSummary } from "@/lib/schemas/job";
import { ReportSnippets } from "./report-snippets";

export function NoJobs() {
  const isAuthor = useHasRole("author");
  return (
    <>
      <EmptyState
        drawing="list"
        sentence="There are no jobs yet. Runbell runs those that are made here; others appear with the first run that a program reports."
        action={isAuthor && <Button href="/jobs/new">Make the first job</Button>}
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

interface NoJobsFoundProps {
  text: string | undefined;
  kind: JobSummary["kind"] | undefined;
  onClear: () => void;
}

export function NoJobsFound({ text, kind, onClear }: NoJobsFoundProps) {
  const noun = kind ? `${kind === "builtin" ? "built-in" : "reported"} job` : "job";
  return (
    <EmptyState
      drawing="search"
      sentence={text ? `No ${noun} has “${text}” in its name or key.` : `There is no ${noun}.`}
      action={<Button onClick={onClear}>Show all jobs</Button>}
    />
  );
}
