import { ClockTime } from "./clock-time";
import { RunDuration } from "./run-duration";
import { countTold } from "./told";
import { ToldSentence } from "./told-sentence";
import type { RunStatus } from "@/lib/core/run";
import { isFinalRunStatus } from "@/lib/core/run";
import type { RunView } from "@/lib/schemas/run";

const ends: Record<Exclude<RunStatus, "pending" | "running">, string> = {
  completed: "Completed",
  failed: "Failed",
  timed_out: "Timed out",
  lost: "Fell silent",
  cancelled: "Cancelled",
};

/** “Failed after 1m 12s at step “Load warehouse”. 2 people were told, 1 message waits until 07:00.” */
export function RunSentence({ run }: { run: RunView }) {
  const isOver = isFinalRunStatus(run.status);
  const mayTell = isOver || run.notifications.length > 0;
  return (
    <>
      <RunState run={run} />
      {mayTell && (
        <>
          {" "}
          <ToldSentence
            told={countTold(run.notifications)}
            hrefOf={(state) => `/notifications?run_id=${run.id}&state=${state}`}
          />
        </>
      )}
    </>
  );
}

function RunState({ run }: { run: RunView }) {
  if (run.status === "pending") return <>Waits for a worker to take it.</>;
  if (run.status === "running") return <Progress run={run} />;
  const blamed = run.status === "completed" ? undefined : run.steps.find(({ status }) => status === "failed");
  return (
    <>
      {ends[run.status]}
      {run.execution_time_ms !== null && (
        <>
          {" after "}
          <RunDuration run={run} />
        </>
      )}
      {blamed && ` at step “${blamed.name}”`}
      {run.status === "completed" &&
        run.failed_steps > 0 &&
        `, though ${run.failed_steps} of ${run.total_steps} steps failed`}
      .
    </>
  );
}

function Progress({ run }: { run: RunView }) {
  const current = run.steps.find(({ status }) => status === "running");
  const number = current ? run.steps.indexOf(current) + 1 : null;
  return (
    <>
      Running for <RunDuration run={run} />
      {current &&
        number &&
        `, at step ${number} of ${Math.max(run.total_steps, run.steps.length)}, “${current.name}”`}
      {!current && run.started_at && (
        <>
          , since <ClockTime at={run.started_at} />
        </>
      )}
      .
    </>
  );
}
