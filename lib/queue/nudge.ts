import { EventEmitter } from "node:events";

/** What there may be news of: work to do in notifications and runs, or only something to look at. */
export const nudgeTopics = ["notifications", "runs", "changes"] as const;
export type NudgeTopic = (typeof nudgeTopics)[number];

interface Nudges {
  emitter: EventEmitter;
  /** Tells the other processes; null while there are none that could hear it. */
  announce: ((topic: NudgeTopic) => void) | null;
}

// On globalThis: Next bundles this module more than once, and a nudge must reach the one worker of the process.
const slot = globalThis as typeof globalThis & { runbellNudges?: Nudges };
const nudges = (slot.runbellNudges ??= { emitter: new EventEmitter().setMaxListeners(0), announce: null });

/** Tells the workers of all processes to look now instead of at the next poll. A hint: call it after the commit. */
export function nudge(topic: NudgeTopic): void {
  nudgeHere(topic);
  nudges.announce?.(topic);
}

/** Tells only this process. */
export function nudgeHere(topic: NudgeTopic): void {
  nudges.emitter.emit(topic);
}

/** Calls `listener` at every nudge, until the returned function is called. */
export function onNudge(topic: NudgeTopic, listener: () => unknown): () => void {
  nudges.emitter.on(topic, listener);
  return () => void nudges.emitter.off(topic, listener);
}

/** How nudges leave this process from now on; null: not at all. */
export function announceNudgesWith(announce: Nudges["announce"]): void {
  nudges.announce = announce;
}
