import { EventEmitter } from "node:events";

/** What there may be new work of. */
export type NudgeTopic = "notifications" | "runs";

// On globalThis: Next bundles this module more than once, and a nudge must reach the one worker of the process.
const slot = globalThis as typeof globalThis & { runbellNudges?: EventEmitter };
const emitter = (slot.runbellNudges ??= new EventEmitter().setMaxListeners(0));

/** Tells this process's workers to look now instead of at the next poll. A hint: call it after the commit. */
export function nudge(topic: NudgeTopic): void {
  emitter.emit(topic);
}

/** Calls `listener` at every nudge, until the returned function is called. */
export function onNudge(topic: NudgeTopic, listener: () => unknown): () => void {
  emitter.on(topic, listener);
  return () => void emitter.off(topic, listener);
}
