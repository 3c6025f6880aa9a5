import { Timeline } from "@/components/ui/timeline";
import type { TimelineItem } from "@/components/ui/timeline-item";
import { severityWords } from "@/components/runs/severity-words";
import { eventCatalogue } from "@/lib/core/event";
import type { EscalationDetail, EscalationStepView } from "@/lib/schemas/escalation";
import { endWords, escalationStateWords, stepState, stepTitle } from "./escalation-words";
import type { Names } from "@/components/triggers/recipient-words";
import { stepWords } from "./policy-words";
import { StepMessages } from "./step-messages";
import { StepTimes } from "./step-times";

/** The event, what was done about it step by step, who ended it, and what was to come. */
export function EscalationLadder({ escalation }: { escalation: EscalationDetail }) {
  const { steps, recipient_names: names } = escalation;
  const isTaken = ({ state }: EscalationStepView) => state === "taken";
  const items = [
    eventItem(escalation),
    ...steps.filter(isTaken).map((step) => stepItem(step, names)),
    ...endItems(escalation),
    ...steps.filter((step) => !isTaken(step)).map((step) => stepItem(step, names)),
  ];
  return <Timeline label="Steps of the escalation" items={items} />;
}

function eventItem({ event }: EscalationDetail): TimelineItem {
  return {
    id: "event",
    ...severityWords[event.severity],
    title: eventCatalogue[event.type].label,
    at: event.occurred_at,
    sentence: "The rule tells its own people.",
  };
}

function stepItem(step: EscalationStepView, names: Names): TimelineItem {
  const { position, round, taken_at, due_at, notifications, state } = step;
  return {
    id: `${round}-${position}`,
    ...stepState(step),
    title: stepTitle(step),
    at: state === "dropped" ? null : (taken_at ?? due_at),
    sentence: (
      <>
        To {stepWords(step, names)}. <StepTimes step={step} />
      </>
    ),
    body: notifications.length > 0 ? <StepMessages notifications={notifications} /> : undefined,
    isOpen: true,
  };
}

function endItems(escalation: EscalationDetail): TimelineItem[] {
  const title = endWords(escalation);
  if (title === null) return [];
  return [{ id: "end", ...escalationStateWords[escalation.state], title, at: escalation.ended_at }];
}
