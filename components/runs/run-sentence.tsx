import { causeWords } from "./cause-words";
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
  missed: "Never began",
  cancelled: "Cancelled",
};

/** “Failed after 1m 12s at step “Load warehouse”. Started by its schedule for 02:30. 2 people were told.” */
export function RunSentence({ run }: { run: RunView }) {
  const isOver = isFinalRunStatus(run.status);
  const mayTell = isOver || run.notifications.length > 0;
  return (
    <>
      <RunState run={run} />
      <Cause run={run} />
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

function Cause({ run }: { run: RunView }) {
  if (run.status === "missed") return null;
  return (
    <>
      {` Started ${causeWords(run)}`}
      {run.scheduled_for !== null && (
        <>
          {" for "}
          <ClockTime at={run.scheduled_for} />
        </>
      )}
      .
    </>
  );
}

function RunState({ run }: { run: RunView }) {
  if (run.status === "pending") return <Waiting run={run} />;
  if (run.status === "running") return <Progress run={run} />;
  const blamed = run.status === "completed" ? undefined : run.steps.find(({ status }) => status === "failed");
  return (
    <>
      {ends[run.status]}
      {run.status === "missed" && run.scheduled_for !== null && (
        <>
          , though it was due at <ClockTime at={run.scheduled_for} />
        </>
      )}
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

function Waiting({ run }: { run: RunView }) {
  const attempt = run.attempt > 1 ? `Attempt ${run.attempt} of ${run.max_attempts} waits` : "Waits";
  if (run.not_before !== null)
    return (
      <>
        {attempt} until <ClockTime at={run.not_before} />.
      </>
    );
  return <>{attempt} for a worker to take it.</>;
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
