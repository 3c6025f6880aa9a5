"use client";

import Skeleton from "@mui/material/Skeleton";
import { useOverview } from "@/lib/client/overview";
import { Figure } from "./figure";
import { failedRunsHref } from "./run-status";

/** “1 run is running. 2 of 14 jobs failed in the last 24 hours.” */
export function RunsSentence() {
  const { data, isPending } = useOverview();
  if (isPending) return <Skeleton width={320} height={12} sx={{ my: 0.5 }} />;
  if (!data) return <>Every run of every job, newest first.</>;
  const { jobs } = data;
  return (
    <>
      {jobs.running > 0 ? (
        <>
          <Figure href="/runs?status=running">{jobs.running}</Figure>{" "}
          {jobs.running === 1 ? "job is" : "jobs are"} running.
        </>
      ) : (
        "No job is running."
      )}{" "}
      {jobs.failed > 0 ? (
        <>
          <Figure href={failedRunsHref} loud>
            {jobs.failed}
          </Figure>
          {" of "}
          <Figure href="/jobs">{jobs.total}</Figure>
          {" jobs failed in the last 24 hours."}
        </>
      ) : (
        "None failed in the last 24 hours."
      )}
    </>
  );
}
