import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { waitFor } from "@/lib/testing/wait-for";
import { nudge, onNudge } from "./nudge";
import { WorkerLoop, type LoopOptions } from "./worker";

let loop: WorkerLoop<number> | undefined;
afterEach(() => loop?.stop());

function start(options: Partial<LoopOptions<number>>) {
  const errors: unknown[] = [];
  loop = new WorkerLoop<number>({
    claim: async () => [],
    handle: async () => undefined,
    onError: (error) => errors.push(error),
    intervalMs: 60_000,
    ...options,
  });
  loop.start();
  return { loop, errors };
}

describe("WorkerLoop", () => {
  it("claims until there is nothing more, without waiting for what is under way", async () => {
    const batches = [[1, 2], [3], []];
    const handled: number[][] = [];
    start({
      claim: async () => batches.shift() ?? [],
      handle: async (items) => {
        handled.push(items);
        await delay(30);
      },
    });

    await waitFor("both batches", () => handled.length === 2);
    expect(handled).toEqual([[1, 2], [3]]);
  });

  it("looks at once when it is nudged, also while it looks", async () => {
    let looks = 0;
    const { loop } = start({
      claim: async () => {
        looks++;
        // The first look begins before start() has answered.
        await delay(5);
        if (looks === 1) loop.nudge();
        return [];
      },
    });
    await waitFor("the second look", () => looks === 2);
    await delay(20);
    expect(looks).toBe(2);

    loop.nudge();
    await waitFor("the third look", () => looks === 3);
  });

  it("looks again after the interval", async () => {
    let looks = 0;
    start({ intervalMs: 5, claim: async () => (looks++, []) });

    await waitFor("five looks", () => looks >= 5);
  });

  it("backs off while looking fails, whoever nudges, and recovers", async () => {
    let looks = 0;
    const { loop, errors } = start({
      intervalMs: 10,
      claim: async () => {
        looks++;
        if (looks <= 4) throw new Error("the database is away");
        return [];
      },
    });
    const nudging = setInterval(() => loop.nudge(), 1);
    const startedAt = performance.now();
    await waitFor("the recovery", () => looks > 4);
    clearInterval(nudging);

    // At least 0.8 × (20 + 40 + 80 + 160) ms.
    expect(performance.now() - startedAt).toBeGreaterThan(200);
    expect(errors).toHaveLength(4);
  });

  it("reports what its work throws, and goes on", async () => {
    const batches = [[1], [2], []];
    const { errors } = start({
      claim: async () => batches.shift() ?? [],
      handle: async ([item]) => {
        throw new Error(`no ${item}`);
      },
    });

    await waitFor("both errors", () => errors.length === 2);
  });

  it("stops claiming and waits for what is under way", async () => {
    let isDone = false;
    let looks = 0;
    const { loop } = start({
      claim: async () => (looks++ === 0 ? [1] : []),
      handle: async () => {
        await delay(50);
        isDone = true;
      },
    });
    await waitFor("the claim", () => looks > 0);

    await loop.stop();

    expect(isDone).toBe(true);
    const looksAtStop = looks;
    loop.nudge();
    await delay(20);
    expect(looks).toBe(looksAtStop);
  });

  it("tells a claim that waits for room that it is to stop", async () => {
    const { loop } = start({
      claim: (signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve([]))),
    });

    await loop.stop();
  });
});

describe("nudge", () => {
  it("reaches those who listen for the topic, until they stop", () => {
    const heard: string[] = [];
    const stop = onNudge("runs", () => heard.push("runs"));
    const stopOther = onNudge("notifications", () => heard.push("notifications"));

    nudge("runs");
    stop();
    nudge("runs");
    stopOther();

    expect(heard).toEqual(["runs"]);
  });
});
