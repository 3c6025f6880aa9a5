import { runBarsOf } from "@/components/runs/run-status";
import { RunBars } from "@/components/ui/run-bars";
import type { JobSummary } from "@/lib/schemas/job";

export function JobBars({ job, max }: { job: JobSummary; max?: number }) {
  return <RunBars runs={runBarsOf(job.last_runs)} max={max} />;
}
