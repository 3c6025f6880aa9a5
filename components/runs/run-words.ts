import type { RunSummary } from "@/lib/schemas/run";

export function stepsWords(run: RunSummary): string {
  if (run.total_steps === 0) return "–";
  return `${run.completed_steps} of ${run.total_steps}`;
}
