import Skeleton from "@mui/material/Skeleton";
import { countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import { failedRunsHref } from "@/components/runs/run-status";
import { formatDuration } from "@/components/ui/format-duration";
import type { JobStatistics } from "@/lib/schemas/job-statistics";
import { periodWords } from "./job-period";

/** “In 7 days 181 of 184 runs completed, half of them within 1m 12s. 3 failed.” */
export function JobStatisticsSentence({ statistics }: { statistics: JobStatistics | undefined }) {
  if (!statistics) return <Skeleton width={360} height={12} sx={{ my: 0.5 }} />;
  const { totals, time_period } = statistics;
  const { completed, failed, p50_ms } = totals;
  const ended = completed + failed;
  if (ended === 0) return <>In {periodWords[time_period]} no run came to its end.</>;
  return (
    <>
      In {periodWords[time_period]} <Figure href="/runs?status=completed">{completed}</Figure> of{" "}
      <Figure href="/runs">{countOf(ended, "run")}</Figure> completed
      {p50_ms !== null && `, half of them within ${formatDuration(p50_ms)}`}.{" "}
      {failed > 0 ? (
        <>
          <Figure href={failedRunsHref} loud>
            {failed}
          </Figure>{" "}
          failed.
        </>
      ) : (
        "None failed."
      )}
    </>
  );
}
