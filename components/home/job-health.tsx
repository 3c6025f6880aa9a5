import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { JobBars } from "@/components/jobs/job-bars";
import { JobName } from "@/components/jobs/job-name";
import { lastRunOf, lastStateOf } from "@/components/jobs/last-run";
import { LinkRow, LinkRows } from "@/components/runs/link-rows";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusChip } from "@/components/ui/status-chip";
import type { JobSummary } from "@/lib/schemas/job";

export function JobHealth({ jobs }: { jobs: JobSummary[] }) {
  return (
    <LinkRows aria-label="Job health">
      {jobs.map((job) => (
        <LinkRow key={job.id} href={`/jobs/${encodeURIComponent(job.key)}`}>
          <JobHealthRow job={job} />
        </LinkRow>
      ))}
    </LinkRows>
  );
}

function JobHealthRow({ job }: { job: JobSummary }) {
  const last = lastRunOf(job);
  return (
    <Box
      component="span"
      sx={{
        flex: 1,
        minWidth: 0,
        display: "grid",
        alignItems: "center",
        columnGap: 1.5,
        rowGap: 0.5,
        gridTemplateColumns: { xs: "minmax(0, 1fr) auto", sm: "minmax(0, 1fr) 148px 104px 92px" },
      }}
    >
      <Box component="span" sx={{ minWidth: 0, display: "grid" }}>
        <JobName name={job.name} jobKey={job.key} wraps />
        <Typography component="span" variant="body2" color="textSecondary" noWrap>
          {job.owner?.name ?? "No owner"}
        </Typography>
      </Box>
      <Box component="span" sx={{ order: { xs: 2, sm: 0 } }}>
        <JobBars job={job} />
      </Box>
      <Box component="span" sx={{ justifySelf: { xs: "end", sm: "start" } }}>
        <StatusChip {...lastStateOf(job)} />
      </Box>
      <Typography
        component="span"
        variant="body2"
        color="textSecondary"
        sx={{ textAlign: "right", order: { xs: 3, sm: 0 }, whiteSpace: "nowrap" }}
      >
        {last ? <RelativeTime at={last.started_at} /> : "–"}
      </Typography>
    </Box>
  );
}
