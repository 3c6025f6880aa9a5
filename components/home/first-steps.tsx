import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { ReportSnippets } from "@/components/jobs/report-snippets";
import { StartJobButton } from "@/components/jobs/start-job-button";
import { Section } from "@/components/ui/section";
import type { Overview } from "@/lib/schemas/overview";

const steps: { title: string; text: ReactNode }[] = [
  {
    title: "A job runs",
    text: "Runbell runs it, or your program says how it went: with one call from cron, a pipeline or a script.",
  },
  {
    title: "The right people hear of it",
    text: (
      <>
        {"Owners and admins, unless their "}
        <Link href="/preferences">preferences</Link>
        {" or quiet hours say otherwise. Then it waits, and nothing is lost. What they read is "}
        <Link href="/templates?view=built-in">written already</Link>
        {", until you want other words."}
      </>
    ),
  },
  {
    title: "Everybody can look it up",
    text: (
      <>
        {"Each message keeps its content, its tries and its reasons under "}
        <Link href="/notifications">Notifications</Link>
        {". Until a mail server is set up, the "}
        <Link href="/inbox">test inbox</Link>
        {" catches all."}
      </>
    ),
  },
];

/** Home of an installation where nothing has run yet. */
export function FirstSteps({ demoJob }: { demoJob: Overview["demo_job"] }) {
  return (
    <>
      <Box
        component="ol"
        sx={{
          display: "grid",
          gap: 2.5,
        }}
      >
        {steps.map(({ title, text }, index) => (
          <Box
            component="li"
            key={title}
            sx={{ display: "grid", gridTemplateColumns: "28px minmax(0, 1fr)", columnGap: 1 }}
          >
            <Typography variant="figure" component="span" color="primary" aria-hidden>
              {index + 1}
            </Typography>
            <Box sx={{ pt: 0.75 }}>
              <Typography component="h2" variant="h3">
                {title}
              </Typography>
              <Typography color="textSecondary">{text}</Typography>
            </Box>
          </Box>
        ))}
      </Box>
      {demoJob && (
        <Box sx={{ display: "flex", alignItems: "center", gap: 3, flexWrap: "wrap" }}>
          <StartJobButton jobKey={demoJob.key} label="Run a failing demo job" />
          <Typography color="textSecondary" sx={{ maxWidth: "52ch" }}>
            It fails on purpose after a few seconds; you watch the run and find its mail in the test inbox.
          </Typography>
        </Box>
      )}
      <Section
        title={demoJob ? "Or report your own" : "Report a first run"}
        sentence="The job is made when it is new."
      >
        <ReportSnippets jobKey="nightly-backup" />
      </Section>
    </>
  );
}
