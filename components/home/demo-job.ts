import type { Overview } from "@/lib/schemas/overview";

/** Somebody pressed it, as opposed to the runs that the demo data brings along. */
export function wasDemoUsed({ demo_job, recent_runs }: Overview): boolean {
  return recent_runs.some(({ job, started_by }) => job.id === demo_job?.id && started_by !== null);
}

export function isNewProduct({ recent_runs }: Overview): boolean {
  return recent_runs.length === 0;
}
