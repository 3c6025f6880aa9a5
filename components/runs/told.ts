import type { NotificationSummary } from "@/lib/schemas/notification";

export interface Told {
  people: number;
  held: number;
  /** When the first held message is released. */
  nextReleaseAt: string | null;
  underway: number;
  dead: number;
  skipped: number;
}

/** Who was told by these notifications, and what is still to come. */
export function countTold(notifications: readonly NotificationSummary[]): Told {
  const inState = (...states: NotificationSummary["state"][]) =>
    notifications.filter(({ state }) => states.includes(state));
  const held = inState("held");
  const releases = held.flatMap(({ held_until }) => held_until ?? []).sort();
  return {
    people: new Set(inState("sent").map(({ recipient }) => recipient.toLowerCase())).size,
    held: held.length,
    nextReleaseAt: releases[0] ?? null,
    underway: inState("queued", "sending", "retrying").length,
    dead: inState("dead").length,
    skipped: inState("skipped").length,
  };
}
