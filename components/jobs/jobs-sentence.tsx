"use client";

import Skeleton from "@mui/material/Skeleton";
import { countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import { failedRunsHref } from "@/components/runs/run-status";
import { useOverview } from "@/lib/client/overview";

export function JobsSentence() {
  const { data, isPending } = useOverview();
  if (isPending) return <Skeleton width={320} height={12} sx={{ my: 0.5 }} />;
  if (!data || data.jobs.total === 0) return <>What Runbell runs, and what programs report to it.</>;
  const { jobs } = data;
  return (
    <>
      {countOf(jobs.total, "job")}.{" "}
      {jobs.failed > 0 ? (
        <>
          <Figure href={failedRunsHref} loud>
            {jobs.failed}
          </Figure>{" "}
          failed in the last 24 hours
        </>
      ) : (
        "None failed in the last 24 hours"
      )}
      {jobs.running > 0 && (
        <>
          , <Figure href="/runs?status=running">{jobs.running}</Figure> {jobs.running === 1 ? "is" : "are"}{" "}
          running
        </>
      )}
      .
    </>
  );
}
