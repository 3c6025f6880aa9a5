"use client";

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { useOverview } from "@/lib/client/overview";
import type { Overview } from "@/lib/schemas/overview";
import { DeliveriesChart, DeliveriesSentence } from "./deliveries-chart";
import { isNewProduct, wasDemoUsed } from "./demo-job";
import { FirstSteps } from "./first-steps";
import { HomeColumns } from "./home-columns";
import { HomeSentence } from "./home-sentence";
import { HomeSkeleton } from "./home-skeleton";
import { JobHealth } from "./job-health";
import { NeedsYou } from "./needs-you";
import { RecentNotifications } from "./recent-notifications";
import { TryIt } from "./try-it";

export function Home() {
  const query = useOverview();
  return (
    <QueryBoundary query={query} loading={<HomeSkeleton />} errorTitle="Home could not be loaded">
      {(overview) =>
        isNewProduct(overview) ? <NewHome overview={overview} /> : <FullHome overview={overview} />
      }
    </QueryBoundary>
  );
}

function NewHome({ overview }: { overview: Overview }) {
  return (
    <>
      <PageHeader
        title="Welcome to Runbell"
        sentence="It tells the right people about job runs, and can prove it. Nothing has run yet; this is how it goes:"
      />
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 760px)", gap: 5 }}>
        <FirstSteps demoJob={overview.demo_job} />
        {overview.needs_you.length > 0 && (
          <Section title="Needs you">
            <NeedsYou needs={overview.needs_you} />
          </Section>
        )}
      </Box>
    </>
  );
}

function FullHome({ overview }: { overview: Overview }) {
  const { demo_job, days, job_health, needs_you, recent_notifications } = overview;
  return (
    <>
      <PageHeader title="Home" sentence={<HomeSentence overview={overview} />} />
      <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 5 }}>
        {demo_job && !wasDemoUsed(overview) && (
          <TryIt job={demo_job} isCaught={needs_you.some(({ kind }) => kind === "smtp_missing")} />
        )}
        <HomeColumns
          main={
            <>
              <Section title="Needs you">
                <NeedsYou needs={needs_you} />
              </Section>
              <Section title="Job health" action={<Link href="/jobs">All jobs</Link>}>
                <JobHealth jobs={job_health} />
              </Section>
            </>
          }
          side={
            <>
              <Section title="Deliveries" sentence={<DeliveriesSentence days={days} />}>
                <DeliveriesChart days={days} />
              </Section>
              <Section title="Recent notifications" action={<Link href="/notifications">All</Link>}>
                <RecentNotifications notifications={recent_notifications} />
              </Section>
            </>
          }
        />
      </Box>
    </>
  );
}
