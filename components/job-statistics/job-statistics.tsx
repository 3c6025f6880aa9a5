"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { StatisticsSkeleton } from "@/components/statistics/statistics-skeleton";
import { StatisticsTabs } from "@/components/statistics/statistics-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { useZone } from "@/components/ui/time-style";
import { useJobStatistics } from "@/lib/client/job-statistics";
import type { JobStatistics as JobStatisticsView } from "@/lib/schemas/job-statistics";
import { DurationsChart } from "./durations-chart";
import { DurationsLegend, RunsLegend } from "./chart-legends";
import { FailingJobs, SlowestJobs } from "./job-lists";
import { JobPeriodChoice, useJobPeriod } from "./job-period";
import { JobStatisticsSentence } from "./job-statistics-sentence";
import { PeriodFigures } from "./period-figures";
import { RunsChart } from "./runs-chart";

const CHART_HEIGHT = 180;

/** How the organisation's jobs fared by day, week or month. */
export function JobStatistics() {
  const period = useJobPeriod();
  const query = useJobStatistics(period, useZone());
  return (
    <>
      <PageHeader
        title="Statistics"
        sentence={<JobStatisticsSentence statistics={query.data} />}
        action={<JobPeriodChoice />}
      />
      <StatisticsTabs current="jobs" />
      <QueryBoundary
        query={query}
        loading={<StatisticsSkeleton />}
        errorTitle="Statistics could not be loaded"
        isEmpty={({ totals }) => totals.runs === 0}
        empty={
          <EmptyState
            drawing="clock"
            sentence="Nothing ran in this time. How runs end, and how long they take, is counted here."
            action={<Button href="/jobs">Go to jobs</Button>}
          />
        }
      >
        {(statistics) => (
          <Box
            aria-busy={query.isPlaceholderData}
            sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}
          >
            <PeriodFigures statistics={statistics} />
            <Charts statistics={statistics} />
            <Lists statistics={statistics} />
          </Box>
        )}
      </QueryBoundary>
    </>
  );
}

const twoColumns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
  columnGap: 6,
  rowGap: 5,
} as const;

function Charts({ statistics }: { statistics: JobStatisticsView }) {
  return (
    <Box sx={twoColumns}>
      <Section
        title={statistics.time_period === "day" ? "Runs an hour" : "Runs a day"}
        sentence={<RunsLegend buckets={statistics.buckets} />}
      >
        <RunsChart statistics={statistics} height={CHART_HEIGHT} />
      </Section>
      <Section title="How long they took" sentence={<DurationsLegend />}>
        <DurationsChart statistics={statistics} height={CHART_HEIGHT} />
      </Section>
    </Box>
  );
}

function Lists({ statistics }: { statistics: JobStatisticsView }) {
  const { failing_jobs, slowest_jobs } = statistics;
  return (
    <Box sx={twoColumns}>
      <Section title="Failed most">
        <FailingJobs jobs={failing_jobs} />
      </Section>
      {slowest_jobs.length > 0 && (
        <Section title="Took longest" sentence="On average, of the runs that completed.">
          <SlowestJobs jobs={slowest_jobs} />
        </Section>
      )}
    </Box>
  );
}
