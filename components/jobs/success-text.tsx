import Tooltip from "@mui/material/Tooltip";
import { countOf } from "@/components/runs/count-words";
import type { JobSummary } from "@/lib/schemas/job";
import { successRate } from "./success-rate";

export function SuccessText({ lastRuns }: { lastRuns: JobSummary["last_runs"] }) {
  const { percent, completed, counted } = successRate(lastRuns);
  if (percent === null) return <span>–</span>;
  return (
    <Tooltip title={`${completed} of the last ${countOf(counted, "run")} completed`} describeChild>
      <span>{percent} %</span>
    </Tooltip>
  );
}
