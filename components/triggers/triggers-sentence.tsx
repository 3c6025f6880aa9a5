import { countOf } from "@/components/runs/count-words";
import type { TriggerView } from "@/lib/schemas/trigger";

const lead = "Who hears of which event, how, and how often.";

/** “9 of 12 kinds of events are told. In the last 7 days people heard of 31 events, and 120 events were held back.” */
export function TriggersSentence({ triggers }: { triggers: readonly TriggerView[] | undefined }) {
  if (!triggers) return <>{lead}</>;
  const sum = (figure: "told" | "held_back" | "noise") =>
    triggers.reduce((total, trigger) => total + trigger[figure], 0);
  const on = triggers.filter(({ enabled }) => enabled).length;
  const told = sum("told");
  const noise = sum("noise");
  const parts = [
    `${on} of ${triggers.length} kinds of events are told.`,
    `In the last 7 days people heard of ${countOf(told, "event")}, and ${countOf(sum("held_back"), "event")} ${sum("held_back") === 1 ? "was" : "were"} held back.`,
    noise > 0 &&
      `In the last 30 days ${countOf(noise, "message")} ${noise === 1 ? "was" : "were"} called too noisy.`,
  ];
  return <>{parts.filter(Boolean).join(" ")}</>;
}
