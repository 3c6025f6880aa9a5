import { describe, expect, it } from "vitest";
import { waitFor } from "@/lib/testing/wait-for";
import { Lanes } from "./lanes";

/** Work that ends when told to. */
function workshop(lanes: Lanes) {
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const enter = (destination: string, name: string) =>
    lanes.enter(
      destination,
      performance.now(),
      () => {
        log.push(`begin ${name}`);
        return new Promise<void>((resolve) => ends.set(name, resolve));
      },
      async (why) => void log.push(why ? `back ${name}: ${why.reason}` : `back ${name}`),
    );
  return { log, enter, end: (name: string) => ends.get(name)?.() };
}

describe("Lanes", () => {
  it("keep a destination that hangs to its own places", () => {
    const { log, enter } = workshop(new Lanes({ concurrency: 2 }));
    for (const name of ["a1", "a2", "a3", "a4"]) void enter("a", name);
    for (const name of ["b1", "b2"]) void enter("b", name);

    expect(log).toEqual(["begin a1", "begin a2", "begin b1", "begin b2"]);
  });

  it("begin the next when one ends, in order", async () => {
    const { log, enter, end } = workshop(new Lanes({ concurrency: 1 }));
    const first = enter("a", "1");
    void enter("a", "2");
    void enter("a", "3");
    end("1");
    await first;

    await waitFor("the second", () => log.length === 2);
    expect(log).toEqual(["begin 1", "begin 2"]);
  });

  it("say how much more each takes, and none before half of it is free", async () => {
    let told = 0;
    const lanes = new Lanes({ capacity: 10, laneCapacity: 4, concurrency: 4, onRoom: () => told++ });
    const { enter, end } = workshop(lanes);
    const entered = ["1", "2", "3", "4"].map((name) => enter("a", name));
    void enter("b", "b");

    expect(lanes.room).toBe(5);
    expect(lanes.rooms()).toEqual(
      new Map([
        ["a", 0],
        ["b", 3],
      ]),
    );

    end("1");
    await entered[0];
    expect(told).toBe(0);
    expect(lanes.rooms().get("a")).toBe(0);
    end("2");
    await entered[1];
    await waitFor("the word of room", () => told === 1);
    expect(lanes.rooms().get("a")).toBe(2);
  });

  it("give back what waits behind work that is stuck, and take no more", async () => {
    const lanes = new Lanes({ concurrency: 2, stuckAfterMs: 20 });
    const { log, enter } = workshop(lanes);
    void enter("a", "1");
    void enter("a", "2");
    const waiting = enter("a", "3");
    void enter("b", "b1");
    lanes.giveBackWaiting("stuck");
    expect(log).not.toContain("back 3");

    await waitFor("the lane to be stuck", () => lanes.rooms().get("a") === 0);
    lanes.giveBackWaiting("stuck");
    await waiting;

    expect(log).toEqual(["begin 1", "begin 2", "begin b1", "back 3"]);
    expect(lanes.rooms()).toEqual(
      new Map([
        ["a", 0],
        ["b", 99],
      ]),
    );
  });

  it("give back all that waits when the worker stops", async () => {
    const lanes = new Lanes({ concurrency: 1 });
    const { log, enter } = workshop(lanes);
    void enter("a", "1");
    const waiting = [enter("a", "2"), enter("a", "3")];

    lanes.giveBackWaiting("all");
    await Promise.all(waiting);

    expect(log).toEqual(["begin 1", "back 2", "back 3"]);
  });

  it("give back what waits in a lane that is closed, and what was claimed before that could be seen", async () => {
    const lanes = new Lanes({ concurrency: 1 });
    const { log, enter, end } = workshop(lanes);
    void enter("a", "1");
    const waiting = enter("a", "2");
    const other = enter("b", "b");

    lanes.close("a", { reason: "unauthorized", detail: "535" });
    await waiting;
    await enter("a", "3");
    expect(lanes.rooms().get("a")).toBe(0);
    const beforeItWasStored = performance.now();
    lanes.closingIsStored("a");
    await lanes.enter(
      "a",
      beforeItWasStored,
      () => Promise.reject(new Error("begun")),
      async () => void log.push("back 4"),
    );
    end("1");
    end("b");
    await other;
    await waitFor("the end", () => lanes.room === 300);
    const later = enter("a", "5");

    expect(log).toEqual([
      "begin 1",
      "begin b",
      "back 2: unauthorized",
      "back 3: unauthorized",
      "back 4",
      "begin 5",
    ]);
    end("5");
    await later;
  });

  it("make a claim wait for room", async () => {
    const lanes = new Lanes({ capacity: 2 });
    const { enter, end } = workshop(lanes);
    void enter("a", "1");
    void enter("a", "2");
    const stop = new AbortController();
    let hasRoom = false;
    const waiting = lanes.waitForRoom(1, stop.signal).then(() => (hasRoom = true));
    await Promise.resolve();
    expect(hasRoom).toBe(false);

    end("1");
    await waiting;

    const aborted = lanes.waitForRoom(2, stop.signal);
    stop.abort();
    await aborted;
  });

  it("survive work that throws", async () => {
    const lanes = new Lanes({ concurrency: 1 });
    const failing = lanes.enter(
      "a",
      performance.now(),
      () => Promise.reject(new Error("no")),
      async () => undefined,
    );
    const { log, enter, end } = workshop(lanes);
    const next = enter("a", "next");

    await expect(failing).rejects.toThrow("no");
    await waitFor("the next", () => log.length === 1);
    end("next");
    await next;
    await waitFor("all room", () => lanes.room === 300);
  });
});
