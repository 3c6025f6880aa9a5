import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { countOf } from "@/components/runs/count-words";
import { JobName } from "@/components/jobs/job-name";
import { LinkRow, LinkRows } from "@/components/runs/link-rows";
import { failedRunsHref } from "@/components/runs/run-status";
import { Figures } from "@/components/ui/figures";
import { formatDuration } from "@/components/ui/format-duration";
import { StateIcon } from "@/components/ui/state-icon";
import type { JobStatistics } from "@/lib/schemas/job-statistics";
import { rateWords } from "./rate-words";

export function FailingJobs({ jobs }: { jobs: JobStatistics["failing_jobs"] }) {
  if (jobs.length === 0)
    return (
      <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
        <StateIcon state="ok" />
        <Typography color="textSecondary">No run failed.</Typography>
      </Box>
    );
  return (
    <LinkRows aria-label="Jobs that failed most">
      {jobs.map(({ job, runs, failed, success_rate }) => (
        <LinkRow key={job.id} href={`${failedRunsHref}&job=${encodeURIComponent(job.key)}`}>
          <StateIcon state="failed" size={16} />
          <Name job={job} />
          <Typography component="span" variant="body2" color="textSecondary" noWrap>
            <Figures>{`${failed} of ${countOf(runs, "run")}, ${rateWords(success_rate)} completed`}</Figures>
          </Typography>
        </LinkRow>
      ))}
    </LinkRows>
  );
}

export function SlowestJobs({ jobs }: { jobs: JobStatistics["slowest_jobs"] }) {
  return (
    <LinkRows aria-label="Jobs that took longest">
      {jobs.map(({ job, average_ms, p95_ms }) => (
        <LinkRow key={job.id} href={`/jobs/${encodeURIComponent(job.key)}`}>
          <Name job={job} />
          <Typography component="span" variant="body2" color="textSecondary" noWrap>
            <Figures>
              {`${formatDuration(average_ms ?? 0)}, 95 of 100 within ${formatDuration(p95_ms ?? 0)}`}
            </Figures>
          </Typography>
        </LinkRow>
      ))}
    </LinkRows>
  );
}

function Name({ job }: { job: { key: string; name: string } }) {
  return (
    <Box component="span" sx={{ flex: 1, minWidth: 0, display: "flex" }}>
      <JobName name={job.name} jobKey={job.key} />
    </Box>
  );
}
