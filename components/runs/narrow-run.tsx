import { NarrowRow } from "@/components/ui/narrow-row";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RunSummary } from "@/lib/schemas/run";
import { RunDuration } from "./run-duration";
import { runStates } from "./run-status";

/** On the page of a job the state is the title, elsewhere the job. */
export function NarrowRun({ run, isOfOneJob }: { run: RunSummary; isOfOneJob?: boolean }) {
  const { state, word } = runStates[run.status];
  return (
    <NarrowRow
      state={state}
      word={word}
      title={isOfOneJob ? word : run.job.name}
      aside={<RelativeTime at={run.started_at ?? run.created_at} />}
      detail={
        <>
          {!isOfOneJob && `${word} · `}
          <RunDuration run={run} />
          {run.error_message && ` · ${run.error_message}`}
        </>
      }
    />
  );
}
