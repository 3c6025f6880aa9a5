"use client";

import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { MuteJob } from "@/components/answers/mute-job";
import { MutedSentence } from "@/components/answers/muted-sentence";
import { MainAndSide } from "@/components/runs/main-and-side";
import { JobRunsTable } from "@/components/runs/job-runs-table";
import { Parameters } from "@/components/runs/parameters";
import { usePageTitle } from "@/components/runs/use-page-title";
import { useSilenceJobItem } from "@/components/silences/use-silence-job-item";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusChip } from "@/components/ui/status-chip";
import type { JobView } from "@/lib/schemas/job";
import { JobBars } from "./job-bars";
import { JobFacts } from "./job-facts";
import { JobSentence } from "./job-sentence";
import { JobSteps } from "./job-steps";
import { lastStateOf } from "./last-run";
import { ReportSnippets } from "./report-snippets";
import { StartJobButton } from "./start-job-button";

export function JobDetail({ job }: { job: JobView }) {
  return (
    <MainAndSide
      head={<JobHead job={job} />}
      main={<JobMain job={job} />}
      side={
        <>
          <Section title="Facts">
            <JobFacts job={job} />
          </Section>
          <Parameters values={job.parameters} />
        </>
      }
    />
  );
}

function JobHead({ job }: { job: JobView }) {
  usePageTitle(job.name);
  const menu = useSilenceJobItem(job.key);
  return (
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
          <JobSentence job={job} />
          <MutedSentence jobKey={job.key} />
        </>
      }
      action={
        <>
          <MuteJob job={job} />
          {job.kind === "builtin" ? (
            <StartJobButton
              jobKey={job.key}
              label="Run now"
              refusal={job.enabled ? undefined : "The job is switched off."}
            />
          ) : (
            <Button href={`/runs?job=${encodeURIComponent(job.key)}`}>See all runs</Button>
          )}
        </>
      }
      menu={menu}
    />
  );
}

function JobMain({ job }: { job: JobView }) {
  const isReported = job.kind === "reported";
  return (
    <>
      {!isReported && (
        <Section title="Steps" sentence="In this order, each when the one before has ended.">
          <JobSteps steps={job.steps} />
        </Section>
      )}
      <Section title="Last runs" action={<JobBars job={job} max={30} />}>
        <JobRunsTable jobKey={job.key} isReported={isReported} />
      </Section>
      {isReported && (
        <Section title="Report a run" sentence="The program that does the job tells Runbell how it went.">
          <ReportSnippets jobKey={job.key} />
        </Section>
      )}
    </>
  );
}
