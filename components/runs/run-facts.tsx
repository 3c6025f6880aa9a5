import Link from "@mui/material/Link";
import { ExactTime } from "@/components/ui/exact-time";
import { IdText } from "@/components/ui/id-text";
import { KeyValueList, type KeyValue } from "@/components/ui/key-value-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { isFinalRunStatus } from "@/lib/core/run";
import type { RunView } from "@/lib/schemas/run";
import { RunDuration } from "./run-duration";

export function RunFacts({ run }: { run: RunView }) {
  const { job, target, started_by, started_at, completed_at, heartbeat_at, external_id } = run;
  const isReported = run.source === "reported";
  const facts: (KeyValue | false)[] = [
    { label: "Job", value: <Link href={`/jobs/${job.key}`}>{job.name}</Link> },
    {
      label: "Target",
      value: target
        ? target.hostname === target.name
          ? target.name
          : `${target.name} (${target.hostname})`
        : "–",
    },
    { label: "Source", value: isReported ? "Reported by a program" : "Run by Runbell" },
    { label: "Started by", value: started_by?.name ?? (isReported ? "An API key" : "–") },
    { label: "Started", value: started_at ? <ExactTime at={started_at} showZone /> : "not yet" },
    { label: "Ended", value: completed_at ? <ExactTime at={completed_at} /> : "not yet" },
    { label: "Duration", value: <RunDuration run={run} /> },
    isReported &&
      !isFinalRunStatus(run.status) && {
        label: "Heartbeat",
        value: heartbeat_at ? <RelativeTime at={heartbeat_at} /> : "none yet",
      },
    external_id !== null && {
      label: "External id",
      value: <IdText id={external_id} noun="external id" full />,
    },
    { label: "Run id", value: <IdText id={run.id} noun="run id" /> },
  ];
  return <KeyValueList items={facts.filter((fact) => fact !== false)} />;
}
