import type { StateWord } from "@/components/runs/run-status";
import type { TriggerView } from "@/lib/schemas/trigger";
import { tellsSomebody } from "./trigger-words";

/** On, and nobody can hear of it: that is hardly meant. */
export function triggerState(trigger: TriggerView): StateWord {
  if (!trigger.enabled) return { state: "neutral", word: "Off" };
  return tellsSomebody(trigger) ? { state: "ok", word: "On" } : { state: "attention", word: "Tells nobody" };
}
