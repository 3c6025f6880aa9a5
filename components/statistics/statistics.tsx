"use client";

import Box from "@mui/material/Box";
import { dayLabel } from "@/components/home/day-label";
import { DeliveriesChart } from "@/components/home/deliveries-chart";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { useTimeStyle, useZone } from "@/components/ui/time-style";
import { useStatistics } from "@/lib/client/statistics";
import type { Statistics as StatisticsView } from "@/lib/schemas/statistics";
import { ChannelsTable } from "./channels-table";
import { DayLegend } from "./day-legend";
import { LatencyChart } from "./latency-chart";
import { LatencyLegend } from "./latency-legend";
import { NoStatistics } from "./no-statistics";
import { PeriodChoice, useDays } from "./period-choice";
import { ReasonList } from "./reason-list";
import { StatisticsSentence } from "./statistics-sentence";
import { StatisticsSkeleton } from "./statistics-skeleton";
import { StatisticsTabs } from "./statistics-tabs";

export function Statistics() {
  const days = useDays();
  const zone = useZone();
  const query = useStatistics(days, zone);
  return (
    <>
      <PageHeader
        title="Statistics"
        sentence={<StatisticsSentence statistics={query.data} />}
        action={<PeriodChoice />}
      />
      <StatisticsTabs current="messages" />
      <QueryBoundary
        query={query}
        loading={<StatisticsSkeleton />}
        errorTitle="Statistics could not be loaded"
        isEmpty={({ channels }) => channels.length === 0}
        empty={<NoStatistics />}
      >
        {(statistics) => (
          <Box aria-busy={query.isPlaceholderData}>
            <Figures statistics={statistics} />
          </Box>
        )}
      </QueryBoundary>
    </>
  );
}

const CHART_HEIGHT = 180;

function Figures({ statistics }: { statistics: StatisticsView }) {
  const { days, channels, reasons } = statistics;
  const { locale } = useTimeStyle();
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
          columnGap: 6,
          rowGap: 5,
        }}
      >
        <Section title="Messages a day" sentence={<DayLegend days={days} />}>
          <DeliveriesChart days={days} height={CHART_HEIGHT} />
        </Section>
        <Section title="How long it took" sentence={<LatencyLegend />}>
          <LatencyChart
            points={days.map((day) => ({ ...day, key: day.day, label: dayLabel(day.day, locale) }))}
            height={CHART_HEIGHT}
            caption="How long messages took per day"
            nothing="nothing was sent"
          />
        </Section>
      </Box>
      <Section
        title="By channel"
        sentence="What became of the messages, and how long those that were sent took."
      >
        <ChannelsTable channels={channels} firstDay={days[0]?.day ?? null} />
      </Section>
      {reasons.length > 0 && (
        <Section title="Why not" sentence="The reasons of what was given up, skipped or held.">
          <ReasonList reasons={reasons} firstDay={days[0]?.day ?? null} />
        </Section>
      )}
    </Box>
  );
}
