import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { RelativeTime } from "@/components/ui/relative-time";
import { scheduleWords } from "@/lib/core/schedule";
import type { JobSummary } from "@/lib/schemas/job";

/** When a job runs, and when next. */
export function ScheduleCell({ job: { schedule, enabled } }: { job: JobSummary }) {
  if (!schedule) return <span>–</span>;
  const { cron, every_seconds: everySeconds, zone } = schedule;
  const words = scheduleWords({ cron, everySeconds });
  return (
    <Box component="span" sx={{ display: "inline-flex", gap: 1, minWidth: 0, maxWidth: 1 }}>
      <Typography component="span" variant="inherit" noWrap title={`${words} (${zone})`}>
        {words}
      </Typography>
      <Typography component="span" variant="inherit" color="textSecondary" noWrap sx={{ flexShrink: 0 }}>
        <NextRun schedule={schedule} isOff={!enabled} />
      </Typography>
    </Box>
  );
}

export function NextRun({
  schedule: { paused, next_at },
  isOff,
}: {
  schedule: NonNullable<JobSummary["schedule"]>;
  isOff: boolean;
}) {
  if (paused) return <>paused</>;
  if (isOff || next_at === null) return null;
  return <RelativeTime at={next_at} />;
}
