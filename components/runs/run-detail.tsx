"use client";

import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { StartJobButton } from "@/components/jobs/start-job-button";
import { CodeView } from "@/components/ui/code-view";
import { BellIcon, JobsIcon, RunsIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { isFinalRunStatus } from "@/lib/core/run";
import type { RunView } from "@/lib/schemas/run";
import { MainAndSide } from "@/components/ui/main-and-side";
import { Parameters } from "./parameters";
import { CancelRun } from "./cancel-run";
import { RunAttempts } from "./run-attempts";
import { RunChip } from "./run-chip";
import { RunEvents } from "./run-events";
import { RunFiles } from "./run-files";
import { RunFacts } from "./run-facts";
import { RunNotifications } from "./run-notifications";
import { RunSentence } from "./run-sentence";
import { runStates } from "./run-status";
import { RunSteps } from "./run-steps";
import { usePageTitle } from "./use-page-title";

export function RunDetail({ run }: { run: RunView }) {
  return (
    <MainAndSide head={<RunHead run={run} />} main={<RunMain run={run} />} side={<RunSide run={run} />} />
  );
}

function RunHead({ run }: { run: RunView }) {
  const jobHref = `/jobs/${encodeURIComponent(run.job.key)}`;
  usePageTitle(`${run.job.name} ${runStates[run.status].word.toLowerCase()}`);
  return (
    <>
      <PageHeader
        title={run.job.name}
        back={{ label: "Runs", href: "/runs" }}
        beside={<RunChip status={run.status} />}
        sentence={<RunSentence run={run} />}
        action={
          !isFinalRunStatus(run.status) ? (
            <CancelRun run={run} />
          ) : run.source === "builtin" ? (
            <StartJobButton jobKey={run.job.key} parameters={run.parameters} label="Run again" />
          ) : (
            <Button href={jobHref}>Open the job</Button>
          )
        }
        menu={[
          { label: "Open the job", icon: <JobsIcon />, href: jobHref },
          {
            label: "All runs of this job",
            icon: <RunsIcon />,
            href: `/runs?job=${encodeURIComponent(run.job.key)}`,
          },
          { label: "Its notifications", icon: <BellIcon />, href: `/notifications?run_id=${run.id}` },
        ]}
      />
      <RunAttempts run={run} />
      <VisuallyHidden role="status">{`Run ${runStates[run.status].word.toLowerCase()}`}</VisuallyHidden>
    </>
  );
}

function RunMain({ run }: { run: RunView }) {
  const isBlamedOnStep = run.steps.some(({ error_message }) => error_message === run.error_message);
  return (
    <>
      {run.error_message && !isBlamedOnStep && (
        <CodeView label="Error of the run" text={run.error_message} wraps maxHeight={240} />
      )}
      <Section title="Steps" sentence={<StepsSentence run={run} />}>
        {run.steps.length > 0 ? (
          <RunSteps run={run} />
        ) : (
          <Typography variant="body2" color="textSecondary">
            {run.source === "reported"
              ? "The program reported no steps, only how the run went."
              : run.status === "missed"
                ? "Nothing ran."
                : "The first step starts in a moment."}
          </Typography>
        )}
      </Section>
      <RunFiles run={run} />
      <Section title="Who was told, who was not, why">
        <RunNotifications run={run} />
      </Section>
    </>
  );
}

function StepsSentence({ run }: { run: RunView }) {
  const total = Math.max(run.total_steps, run.steps.length);
  if (total === 0) return null;
  const failed = run.failed_steps > 0 ? `, ${run.failed_steps} failed` : "";
  return <>{`${run.completed_steps} of ${total} completed${failed}`}</>;
}

function RunSide({ run }: { run: RunView }) {
  return (
    <>
      <Section title="Facts">
        <RunFacts run={run} />
      </Section>
      <Parameters values={run.parameters} />
      <Section title="Events" sentence="Open one to see who was to be told, and why.">
        <RunEvents events={run.events} />
      </Section>
    </>
  );
}
