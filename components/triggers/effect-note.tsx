import { Note } from "@/components/ui/note";
import type { Names } from "./recipient-words";
import { effectSentence, tellsSomebody, type TriggerSettings } from "./trigger-words";

/** What will happen. Somebody has to look when nobody is told of what is switched on. */
export function EffectNote({ trigger, names }: { trigger: TriggerSettings; names: Names }) {
  const isMistake = trigger.enabled && !tellsSomebody(trigger);
  return (
    <div role="status">
      <Note state={isMistake ? "attention" : "neutral"}>{effectSentence(trigger, names)}</Note>
    </div>
  );
}
