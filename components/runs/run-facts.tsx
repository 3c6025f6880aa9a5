import Link from "@mui/material/Link";
import { ExactTime } from "@/components/ui/exact-time";
import { IdText } from "@/components/ui/id-text";
import { KeyValueList, type KeyValue } from "@/components/ui/key-value-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { isFinalRunStatus } from "@/lib/core/run";
import type { RunView } from "@/lib/schemas/run";
import { causeWords } from "./cause-words";
import { capitalised } from "./count-words";
import { RunDuration } from "./run-duration";

export function RunFacts({ run }: { run: RunView }) {
  const { job, target, started_at, completed_at, heartbeat_at, external_id, scheduled_for } = run;
  const isReported = run.source === "reported";
  const facts: (KeyValue | false)[] = [
    { label: "Job", value: <Link href={`/jobs/${encodeURIComponent(job.key)}`}>{job.name}</Link> },
    {
      label: "Target",
      value: target
        ? target.hostname === target.name
          ? target.name
          : `${target.name} (${target.hostname})`
        : "–",
    },
    { label: "Source", value: isReported ? "Reported by a program" : "Run by Runbell" },
    { label: "Started by", value: capitalised(causeWords(run).replace(/^by /, "")) },
    scheduled_for !== null && { label: "Due", value: <ExactTime at={scheduled_for} showZone /> },
    run.max_attempts > 1 && { label: "Attempt", value: `${run.attempt} of ${run.max_attempts}` },
    run.not_before !== null &&
      run.status === "pending" && { label: "Waits until", value: <ExactTime at={run.not_before} /> },
    { label: "Started", value: started_at ? <ExactTime at={started_at} showZone /> : "not yet" },
    { label: "Ended", value: completed_at ? <ExactTime at={completed_at} /> : "not yet" },
    run.timeout_at !== null &&
      !isFinalRunStatus(run.status) && { label: "Deadline", value: <ExactTime at={run.timeout_at} /> },
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
