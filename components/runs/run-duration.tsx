import { DurationText } from "@/components/ui/duration-text";
import { isFinalRunStatus } from "@/lib/core/run";
import type { RunSummary } from "@/lib/schemas/run";

type Timed = Pick<RunSummary, "status" | "started_at" | "execution_time_ms">;

/** Counts up while the run runs. */
export function RunDuration({ run }: { run: Timed }) {
  const isRunning = !isFinalRunStatus(run.status) && run.started_at !== null;
  return (
    <DurationText
      ms={isRunning ? null : run.execution_time_ms}
      since={isRunning ? (run.started_at ?? undefined) : undefined}
    />
  );
}
