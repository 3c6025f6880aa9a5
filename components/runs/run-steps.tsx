import { Timeline } from "@/components/ui/timeline";
import type { TimelineItem } from "@/components/ui/timeline-item";
import { stepTypeLabel } from "./step-type-label";
import { hasBody, RunStepBody } from "./run-step-body";
import { stepStates } from "./run-status";
import type { RunStepView } from "@/lib/schemas/run";

export function RunSteps({ steps }: { steps: RunStepView[] }) {
  return <Timeline label="Steps" items={steps.map(itemOf)} />;
}

function itemOf(step: RunStepView): TimelineItem {
  const isFailed = step.status === "failed";
  return {
    // A step that fails while one looks opens by itself.
    id: isFailed ? `${step.id} failed` : step.id,
    ...stepStates[step.status],
    title: step.name,
    durationMs: step.status === "running" ? null : step.execution_time_ms,
    since: step.status === "running" ? (step.started_at ?? undefined) : undefined,
    sentence: isFailed && step.error_message ? firstLine(step.error_message) : stepTypeLabel(step.type),
    body: hasBody(step) ? <RunStepBody step={step} /> : undefined,
    isOpen: isFailed,
  };
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}
