import { countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import { failedRunsHref, runStates } from "@/components/runs/run-status";
import { formatDuration } from "@/components/ui/format-duration";
import { RelativeTime } from "@/components/ui/relative-time";
import { isFinalRunStatus } from "@/lib/core/run";
import type { JobView } from "@/lib/schemas/job";
import type { JobStatistics } from "@/lib/schemas/job-statistics";
import { sumOutcomes } from "../job-statistics/rate-words";
import { lastRunOf } from "./last-run";
import { NextRun } from "./next-run";

interface JobSentenceProps {
  job: JobView;
  /** The last 30 days; undefined while they are counted. */
  health: JobStatistics | undefined;
}

/** “Completed 29 of 30 runs in 7 days, usually in 2m 10s. The last one completed 3 h ago. Next run tomorrow at 02:30.” */
export function JobSentence({ job, health }: JobSentenceProps) {
  return (
    <>
      <OutcomeClause job={job} health={health} />
      <LastRunClause job={job} />
      <NextClause job={job} />
    </>
  );
}

const WEEK_DAYS = 7;

function OutcomeClause({ job, health }: JobSentenceProps) {
  if (!health) return null;
  const week = sumOutcomes(health.buckets.slice(-WEEK_DAYS));
  const [outcomes, days] = week.rate === null ? [sumOutcomes(health.buckets), 30] : [week, WEEK_DAYS];
  const ended = outcomes.completed + outcomes.failed;
  if (ended === 0) return null;
  const search = `job=${encodeURIComponent(job.key)}`;
  const usual = health.totals.p50_ms;
  return (
    <>
      Completed <Figure href={`/runs?${search}&status=completed`}>{outcomes.completed}</Figure> of{" "}
      <Figure href={`/runs?${search}`}>{countOf(ended, "run")}</Figure> in {days} days
      {outcomes.failed > 0 && (
        <>
          ,{" "}
          <Figure href={`${failedRunsHref}&${search}`} loud>
            {outcomes.failed}
          </Figure>{" "}
          failed
        </>
      )}
      {usual !== null && `; usually ${formatDuration(usual)}`}.{" "}
    </>
  );
}

function LastRunClause({ job }: { job: JobView }) {
  const last = lastRunOf(job);
  if (!last) return <>It has never run. </>;
  const href = `/runs/${last.id}`;
  if (!isFinalRunStatus(last.status))
    return (
      <>
        <Figure href={href}>One</Figure> {last.status === "running" ? "runs now" : "waits to start"}.{" "}
      </>
    );
  if (last.status === "missed")
    return (
      <>
        The <Figure href={href}>last one</Figure> never began.{" "}
      </>
    );
  return (
    <>
      The <Figure href={href}>last one</Figure> {runStates[last.status].word.toLowerCase()}{" "}
      <RelativeTime at={last.started_at} />.{" "}
    </>
  );
}

function NextClause({ job }: { job: JobView }) {
  const { schedule, kind } = job;
  if (!schedule || !job.enabled) return null;
  if (schedule.paused) return <>Its schedule is paused.</>;
  if (!schedule.next_at) return null;
  return (
    <>
      {kind === "reported" ? "Next run expected" : "Next run"} <NextRun at={schedule.next_at} />.
    </>
  );
}
