"use client";

import Button from "@mui/material/Button";
import { useToast } from "@/components/ui/toast";
import { useUpdateJob } from "@/lib/client/job-definitions";
import { useHasRole } from "@/lib/client/me";
import type { JobView, ScheduleView } from "@/lib/schemas/job";

interface PauseScheduleProps {
  job: JobView;
  schedule: ScheduleView;
}

/** Stops the clock of a job and starts it again; the times that pass meanwhile are nobody's. */
export function PauseSchedule({ job, schedule }: PauseScheduleProps) {
  const update = useUpdateJob();
  const toast = useToast();
  const isAuthor = useHasRole("author");
  if (!isAuthor) return null;
  const { cron, every_seconds, next_at: _, ...rest } = schedule;
  const setPaused = (paused: boolean) =>
    update.mutate(
      {
        key: job.key,
        expected_updated_at: job.updated_at,
        schedule: {
          ...rest,
          ...(cron !== null && { cron }),
          ...(every_seconds !== null && { every_seconds }),
          paused,
        },
      },
      {
        onSuccess: () =>
          toast({
            state: "ok",
            message: paused ? `The schedule of ${job.name} is paused.` : `${job.name} keeps its times again.`,
          }),
        onError: (error) => toast({ state: "failed", message: error.message }),
      },
    );
  return (
    <Button size="small" loading={update.isPending} onClick={() => setPaused(!schedule.paused)}>
      {schedule.paused ? "Resume schedule" : "Pause schedule"}
    </Button>
  );
}
