import type { StateWord } from "@/components/runs/run-status";
import type { EscalationState } from "@/lib/core/escalation";
import type { NotificationState } from "@/lib/core/notification";
import type { EscalationStepView, EscalationView } from "@/lib/schemas/escalation";

export const escalationStateWords: Record<EscalationState, StateWord> = {
  active: { state: "attention", word: "Going on" },
  acknowledged: { state: "ok", word: "Acknowledged" },
  recovered: { state: "ok", word: "Recovered" },
  stopped: { state: "neutral", word: "Stopped" },
  finished: { state: "failed", word: "Nobody came" },
};

/** “Step 2”, “Step 1, second time” */
export function stepTitle({ position, round }: Pick<EscalationStepView, "position" | "round">): string {
  return `Step ${position + 1}${round === 0 ? "" : `, ${ordinal(round + 1)} time`}`;
}

function ordinal(number: number): string {
  const words = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
  ];
  const word = words[number - 1];
  if (word) return word;
  return `${number}${number === 21 ? "st" : "th"}`;
}

type Stepped = Pick<EscalationView, "steps_taken" | "steps_total">;

/** “step 2 of 3”: the one that comes next. */
export function nextStepWords({ steps_taken, steps_total }: Stepped): string {
  return `step ${Math.min(steps_taken + 1, steps_total)} of ${steps_total}`;
}

/** “2 of 3”: those that were taken. */
export function takenWords({ steps_taken, steps_total }: Stepped): string {
  return `${steps_taken} of ${steps_total}`;
}

/** What was left, once it has ended: “Step 2 of 3 was not taken.”; empty when all were. */
export function leftWords({ steps_taken, steps_total }: Stepped): string {
  const left = steps_total - steps_taken;
  if (left <= 0) return "";
  if (left === 1) return `Step ${steps_total} of ${steps_total} was not taken.`;
  const last = left === 2 ? " and " : " to ";
  return `Steps ${steps_taken + 1}${last}${steps_total} of ${steps_total} were not taken.`;
}

/** Who or what ended it: “Mara took care of it”; null while it goes on. */
export function endWords({
  state,
  ended_by,
  steps_total,
}: Pick<EscalationView, "state" | "ended_by" | "steps_total">): string | null {
  switch (state) {
    case "active":
      return null;
    case "acknowledged":
      return `${ended_by ?? "Somebody"} takes care of it`;
    case "recovered":
      return "The job is right again";
    case "stopped":
      return `${ended_by ?? "Somebody"} stopped it`;
    case "finished":
      return steps_total === 1
        ? "The step was taken, and nobody came"
        : "Every step was taken, and nobody came";
  }
}

/** What a step's place in the ladder looks like. */
export function stepState({
  state,
  notifications,
}: Pick<EscalationStepView, "state" | "notifications">): StateWord {
  switch (state) {
    case "taken":
      return takenState(notifications);
    case "next":
      return { state: "running", word: "Next" };
    case "waiting":
      return { state: "neutral", word: "Later" };
    case "dropped":
      return { state: "neutral", word: "Not taken" };
  }
}

/** Of what a step told the best counts: one message that goes out is enough. */
function takenState(notifications: EscalationStepView["notifications"]): StateWord {
  const isAny = (...states: readonly NotificationState[]) =>
    notifications.some(({ state }) => states.includes(state));
  if (isAny("sent", "bundled", "queued", "sending", "retrying")) return { state: "ok", word: "Taken" };
  if (isAny("held")) return { state: "attention", word: "Waits" };
  if (isAny("dead")) return { state: "failed", word: "Not delivered" };
  return { state: "attention", word: "Told nobody" };
}
