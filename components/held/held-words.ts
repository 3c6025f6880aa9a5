import { countOf } from "@/components/runs/count-words";
import type { HeldChange } from "@/lib/schemas/held";

export type HeldChangeName = "release" | "cancel";

/** What was done to a selection: “2 messages are on their way. 1 was not held any more.” */
export function changeWords(change: HeldChangeName, { changed, missed }: HeldChange): string {
  const done = change === "release" ? wordsOfRelease(changed) : wordsOfCancel(changed);
  const late = missed.length;
  if (late === 0) return done;
  const rest = `${late} ${late === 1 ? "was" : "were"} not held any more.`;
  return changed === 0 ? rest : `${done} ${rest}`;
}

function wordsOfRelease(count: number): string {
  return `${countOf(count, "message")} ${count === 1 ? "is on its way" : "are on their way"}.`;
}

function wordsOfCancel(count: number): string {
  return `${countOf(count, "message")} ${count === 1 ? "was" : "were"} dropped.`;
}
