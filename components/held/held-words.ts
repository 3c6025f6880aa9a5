import { countOf } from "@/components/runs/count-words";
import type { BundleWhy } from "@/lib/core/bundle";
import type { HeldChange, HeldNotification } from "@/lib/schemas/held";

export type HeldChangeName = "release" | "cancel";

const inOne: Record<BundleWhy, string> = {
  digest: "one digest",
  group: "told together",
  limit: "one summary",
  quiet: "told in one",
};

/** “12 messages, one digest”: what goes out as one. */
export function bundleWords({ why, count }: NonNullable<HeldNotification["bundle"]>): string {
  return `${countOf(count, "message")}, ${inOne[why]}`;
}

/** What an entry of the list is called. */
export function titleOf({ title, bundle }: Pick<HeldNotification, "title" | "bundle">): string {
  return bundle ? bundleWords(bundle) : title;
}

/** How many messages these entries stand for. */
export function countMessages(entries: readonly Pick<HeldNotification, "bundle">[]): number {
  return entries.reduce((sum, { bundle }) => sum + (bundle?.count ?? 1), 0);
}

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
