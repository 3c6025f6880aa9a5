import { Timeline } from "@/components/ui/timeline";
import type { TimelineItem } from "@/components/ui/timeline-item";
import type { RunStepView, RunView } from "@/lib/schemas/run";
import type { RunNotification } from "@/lib/schemas/run-notification";
import { branchWords } from "./branch-words";
import { stepStates } from "./run-status";
import { hasBody, RunStepBody } from "./run-step-body";
import { StepBar } from "./step-bar";
import { StepNotifications } from "./step-notifications";
import { stepTypeLabel } from "./step-type-label";

export function RunSteps({ run }: { run: RunView }) {
  return (
    <Timeline
      label="Steps"
      items={run.steps.map((step) =>
        itemOf(
          run,
          step,
          run.notifications.filter(({ run_step_id }) => run_step_id === step.id),
        ),
      )}
    />
  );
}

function itemOf(run: RunView, step: RunStepView, notifications: RunNotification[]): TimelineItem {
  const isRunning = step.status === "running";
  return {
    id: step.id,
    ...stepStates[step.status],
    title: step.name,
    durationMs: isRunning ? null : step.execution_time_ms,
    since: isRunning ? (step.started_at ?? undefined) : undefined,
    sentence: (
      <>
        <StepBar run={run} step={step} />
        {sentenceOf(step)}
        <StepNotifications step={step.name} notifications={notifications} />
      </>
    ),
    body: hasBody(step) ? <RunStepBody step={step} /> : undefined,
    isOpen: step.status === "failed" || (isRunning && Boolean(step.output)),
  };
}

function sentenceOf(step: RunStepView): string {
  if (step.status === "failed" && step.error_message) return firstLine(step.error_message);
  return [stepTypeLabel(step.type), branchWords(step)].filter((part) => part !== null).join(", ");
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
