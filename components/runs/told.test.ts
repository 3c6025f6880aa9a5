import { describe, expect, it } from "vitest";
import type { NotificationSummary } from "@/lib/schemas/notification";
import { countTold } from "./told";

const message = (state: NotificationSummary["state"], recipient: string, heldUntil: string | null = null) =>
  ({ state, recipient, held_until: heldUntil }) as NotificationSummary;

describe("who was told", () => {
  it("counts people once, however many messages they got", () => {
    const told = countTold([
      message("sent", "ada@example.org"),
      message("sent", "Ada@example.org"),
      message("sent", "grace@example.org"),
      message("skipped", "mary@example.org"),
    ]);

    expect(told).toMatchObject({ people: 2, skipped: 1, held: 0, nextReleaseAt: null });
  });

  it("counts who was told with others by what became of the message that told it", () => {
    const bundled = (recipient: string, state: NotificationSummary["state"] | null) =>
      ({ ...message("bundled", recipient), told_in: state && { id: "n1", state } }) as NotificationSummary;

    expect(
      countTold([
        bundled("ada@example.org", "sent"),
        bundled("ada@example.org", "sent"),
        bundled("grace@example.org", "dead"),
        bundled("mary@example.org", "queued"),
        bundled("joan@example.org", null),
      ]),
    ).toMatchObject({ people: 2, dead: 1, underway: 1, held: 0 });
  });

  it("knows when the first held message goes, and what is still on its way", () => {
    const told = countTold([
      message("held", "a@example.org", "2026-11-22T06:00:00Z"),
      message("held", "b@example.org", "2026-11-21T06:00:00Z"),
      message("held", "c@example.org"),
      message("retrying", "d@example.org"),
      message("queued", "e@example.org"),
      message("dead", "f@example.org"),
      message("cancelled", "g@example.org"),
    ]);

    expect(told).toEqual({
      people: 0,
      held: 3,
      nextReleaseAt: "2026-11-21T06:00:00Z",
      underway: 2,
      dead: 1,
      skipped: 0,
    });
  });
});
