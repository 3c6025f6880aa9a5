"use client";

import Skeleton from "@mui/material/Skeleton";
import type { UseQueryResult } from "@tanstack/react-query";
import { FigureRow, type FigureItem } from "@/components/job-statistics/figure-row";
import {
  durationChangeWords,
  rateChangeWords,
  rateWords,
  sumOutcomes,
} from "@/components/job-statistics/rate-words";
import { formatDuration } from "@/components/ui/format-duration";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import type { JobView } from "@/lib/schemas/job";
import type { JobStatistics } from "@/lib/schemas/job-statistics";
import { DurationsLegend } from "../job-statistics/chart-legends";
import { DurationsChart } from "../job-statistics/durations-chart";
import { NextRun } from "./next-run";
import { RunStrip } from "./run-strip";

interface JobHealthProps {
  job: JobView;
  query: UseQueryResult<JobStatistics>;
}

const CHART_HEIGHT = 140;

/** How a job fares: its last runs, how many of them completed, how long they took. */
export function JobHealth({ job, query }: JobHealthProps) {
  return (
    <>
      <Section
        title="Health"
        sentence="The last runs, oldest first; the higher, the longer it took. Arrow keys go through them."
      >
        <RunStrip runs={job.last_runs} />
        <QueryBoundary
          query={query}
          loading={<Skeleton height={64} />}
          errorTitle="The statistics could not be loaded"
        >
          {(health) => <FigureRow items={figuresOf(job, health)} />}
        </QueryBoundary>
      </Section>
      {query.data && query.data.totals.p50_ms !== null && (
        <Section title="How long it takes" sentence={<DurationsLegend hasBand />}>
          <DurationsChart statistics={query.data} height={CHART_HEIGHT} isOfOneJob />
        </Section>
      )}
    </>
  );
}

const WEEK = 7;

function figuresOf(job: JobView, { buckets, totals, previous }: JobStatistics): FigureItem[] {
  const week = sumOutcomes(buckets.slice(-WEEK));
  const weekBefore = sumOutcomes(buckets.slice(-2 * WEEK, -WEEK));
  const { p5_ms, p50_ms, p95_ms } = totals;
  const items: (FigureItem | null)[] = [
    {
      label: "Success, 7 days",
      value: rateWords(week.rate),
      detail: comparedWith(rateChangeWords(week.rate, weekBefore.rate), "7 days"),
    },
    {
      label: "Success, 30 days",
      value: rateWords(totals.success_rate),
      detail: comparedWith(rateChangeWords(totals.success_rate, previous.success_rate), "30 days"),
    },
    {
      label: "Usually takes",
      value: p50_ms === null ? "–" : formatDuration(p50_ms),
      detail:
        comparedWith(durationChangeWords(p50_ms, previous.p50_ms), "30 days") ??
        (p5_ms !== null && p95_ms !== null
          ? `${formatDuration(p5_ms)} to ${formatDuration(p95_ms)}`
          : undefined),
    },
    job.schedule?.next_at && !job.schedule.paused && job.enabled
      ? {
          label: job.kind === "reported" ? "Expected next" : "Next run",
          value: <NextRun at={job.schedule.next_at} />,
        }
      : null,
  ];
  return items.filter((item) => item !== null);
}

function comparedWith(change: string | null, period: string): string | undefined {
  if (change === null) return undefined;
  return `${change} ${change === "the same" ? "as in" : "than in"} the ${period} before`;
}
