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

/** What was told with others fared as the message that told it; that it was told stays true when that one is deleted. */
function fateOf({ state, told_in }: NotificationSummary): NotificationSummary["state"] {
  return state === "bundled" ? (told_in?.state ?? "sent") : state;
}

/** Who was told by these notifications, and what is still to come. */
export function countTold(notifications: readonly NotificationSummary[]): Told {
  const inState = (...states: NotificationSummary["state"][]) =>
    notifications.filter((one) => states.includes(fateOf(one)));
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
