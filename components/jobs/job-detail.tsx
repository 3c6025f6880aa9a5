"use client";

import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { UseQueryResult } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { MuteJob } from "@/components/answers/mute-job";
import { MutedSentence } from "@/components/answers/muted-sentence";
import { MainAndSide } from "@/components/ui/main-and-side";
import { JobRunsTable } from "@/components/runs/job-runs-table";
import { Parameters } from "@/components/runs/parameters";
import { usePageTitle } from "@/components/runs/use-page-title";
import { JobSettings } from "@/components/settings/job-settings";
import { useSilenceJobItem } from "@/components/silences/use-silence-job-item";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusChip } from "@/components/ui/status-chip";
import { RunsIcon } from "@/components/ui/icons";
import { useZone } from "@/components/ui/time-style";
import { useJobHealth } from "@/lib/client/job-statistics";
import { useHasRole } from "@/lib/client/me";
import type { JobView } from "@/lib/schemas/job";
import type { JobStatistics } from "@/lib/schemas/job-statistics";
import { DeleteJob } from "./delete-job";
import { JobFacts } from "./job-facts";
import { JobHealth } from "./job-health";
import { JobLimits } from "./job-limits";
import { JobSchedule } from "./job-schedule";
import { JobSentence } from "./job-sentence";
import { JobSteps } from "./job-steps";
import { lastStateOf } from "./last-run";
import { ReportSnippets } from "./report-snippets";
import { StartJobButton } from "./start-job-button";
import { useJobUpkeep } from "./use-job-menu";

export function JobDetail({ job }: { job: JobView }) {
  const health = useJobHealth(job.key, useZone());
  return (
    <MainAndSide
      head={<JobHead job={job} health={health.data} />}
      main={<JobMain job={job} health={health} />}
      side={
        <>
          <Section title="Facts">
            <JobFacts job={job} />
          </Section>
          <JobLimits job={job} />
          <Parameters
            values={Object.fromEntries(
              job.parameters.map(({ name, default: value }) => [name, value ?? null]),
            )}
          />
          <JobSettings jobKey={job.key} />
        </>
      }
    />
  );
}

function JobHead({ job, health }: { job: JobView; health: JobStatistics | undefined }) {
  usePageTitle(job.name);
  const isAuthor = useHasRole("author");
  const allRuns = `/runs?job=${encodeURIComponent(job.key)}`;
  const silence = useSilenceJobItem(job.key);
  const [isDeleting, setIsDeleting] = useState(false);
  const upkeep = useJobUpkeep(job, () => setIsDeleting(true));
  const router = useRouter();
  const menu = [{ label: "All runs of this job", icon: <RunsIcon />, href: allRuns }, ...silence, ...upkeep];
  return (
    <>
      <PageHeader
        title={job.name}
        back={{ label: "Jobs", href: "/jobs" }}
        beside={<StatusChip {...lastStateOf(job)} />}
        sentence={
          <>
            {job.description && (
              <Typography component="span" color="textPrimary">
                {job.description}{" "}
              </Typography>
            )}
            <JobSentence job={job} health={health} />
            <MutedSentence jobKey={job.key} />
          </>
        }
        action={
          <>
            <MuteJob job={job} />
            {isAuthor && <Button href={`/jobs/${encodeURIComponent(job.key)}/edit`}>Edit</Button>}
            {job.kind === "builtin" && (
              <StartJobButton
                jobKey={job.key}
                label="Run now"
                refusal={job.enabled ? undefined : "The job is switched off."}
              />
            )}
          </>
        }
        menu={menu}
      />
      <DeleteJob
        job={isDeleting ? job : null}
        onClose={() => setIsDeleting(false)}
        onDeleted={() => router.replace("/jobs")}
      />
    </>
  );
}

function JobMain({ job, health }: { job: JobView; health: UseQueryResult<JobStatistics> }) {
  const isReported = job.kind === "reported";
  const hasRun = job.last_runs.length > 0;
  const report = isReported && (
    <Section title="Report a run" sentence="The program that does the job tells Runbell how it went.">
      <ReportSnippets jobKey={job.key} />
    </Section>
  );
  return (
    <>
      {hasRun ? <JobHealth job={job} query={health} /> : report}
      <JobSchedule job={job} />
      {!isReported && (
        <Section title="Steps" sentence="In this order, each when the one before has ended.">
          <JobSteps steps={job.steps} />
        </Section>
      )}
      <Section title="Last runs">
        <JobRunsTable jobKey={job.key} isReported={isReported} />
      </Section>
      {hasRun && report}
    </>
  );
}
