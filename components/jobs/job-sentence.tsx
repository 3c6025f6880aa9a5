import { countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import { failedStatuses, runStates } from "@/components/runs/run-status";
import { RelativeTime } from "@/components/ui/relative-time";
import { isFinalRunStatus } from "@/lib/core/run";
import type { JobSummary } from "@/lib/schemas/job";
import { lastRunOf, type LastRun } from "./last-run";

/** “2 of the last 30 runs failed. The last one completed 3 h ago.” */
export function JobSentence({ job }: { job: JobSummary }) {
  const last = lastRunOf(job);
  if (!last) return <>It has never run.</>;
  if (job.last_runs.length === 1) return <OnlyRunSentence last={last} />;
  const ended = job.last_runs.filter(({ status }) => isFinalRunStatus(status)).length;
  const failed = job.last_runs.filter(({ status }) => failedStatuses.includes(status)).length;
  return (
    <>
      {ended > 0 && (
        <>
          <FailedRuns job={job} failed={failed} ended={ended} />{" "}
        </>
      )}
      <LastRunSentence last={last} />
    </>
  );
}

function FailedRuns({ job, failed, ended }: { job: JobSummary; failed: number; ended: number }) {
  const runsHref = `/runs?job=${encodeURIComponent(job.key)}`;
  if (failed === 0)
    return (
      <>
        None of the last <Figure href={runsHref}>{countOf(ended, "run")}</Figure> failed.
      </>
    );
  return (
    <>
      <Figure href={`${runsHref}&status=${failedStatuses.join(",")}`} loud>
        {failed}
      </Figure>
      {" of the last "}
      <Figure href={runsHref}>{countOf(ended, "run")}</Figure> failed.
    </>
  );
}

function OnlyRunSentence({ last }: { last: LastRun }) {
  const only = <Figure href={`/runs/${last.id}`}>only run</Figure>;
  if (!isFinalRunStatus(last.status)) return <LastRunSentence last={last} />;
  return (
    <>
      Its {only} so far {runStates[last.status].word.toLowerCase()} <RelativeTime at={last.started_at} />.
    </>
  );
}

function LastRunSentence({ last }: { last: LastRun }) {
  const href = `/runs/${last.id}`;
  if (!isFinalRunStatus(last.status))
    return (
      <>
        <Figure href={href}>One</Figure> {last.status === "running" ? "runs now" : "waits to start"}.
      </>
    );
  return (
    <>
      The <Figure href={href}>last one</Figure> {runStates[last.status].word.toLowerCase()}{" "}
      <RelativeTime at={last.started_at} />.
    </>
  );
}
