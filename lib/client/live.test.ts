import { describe, expect, it } from "vitest";
import { keysOf } from "./live";
import { notificationKeys } from "./notifications";
import { overviewKeys } from "./overview";
import { runKeys } from "./runs";

const run = "019aa000-0000-7000-8000-000000000001";
const notification = "019aa000-0000-7000-8000-000000000002";

describe("what a change makes old", () => {
  it("of a run: the run itself, lists and Home, but no other run", () => {
    const keys = keysOf({ kind: "run", id: run, run_id: run });

    expect(keys).toContainEqual(runKeys.detail(run));
    expect(keys).toContainEqual(runKeys.lists);
    expect(keys).toContainEqual(overviewKeys.all);
    expect(keys).not.toContainEqual(runKeys.details);
    expect(keys).not.toContainEqual(runKeys.all);
  });

  it("of a notification: itself and the run that it is about", () => {
    const keys = keysOf({ kind: "notification", id: notification, run_id: run });

    expect(keys).toContainEqual(notificationKeys.detail(notification));
    expect(keys).toContainEqual(runKeys.detail(run));
    expect(keys).not.toContainEqual(runKeys.lists);
  });

  it("of nobody knows what: everything that is live", () => {
    expect(keysOf(null)).toEqual(
      expect.arrayContaining([runKeys.all, notificationKeys.all, overviewKeys.all]),
    );
  });
});
