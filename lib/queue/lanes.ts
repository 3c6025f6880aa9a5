import type { FailureReason } from "@/lib/core/outcome";

export interface LaneOptions {
  /** The most that is held over all lanes. */
  capacity?: number;
  /**
   * The most that waits or is under way in one lane. Little, since what a worker that is killed had claimed counts as
   * perhaps sent; enough to have the next at hand while more is claimed.
   */
  laneCapacity?: number;
  /** The most that is under way in one lane. */
  concurrency?: number;
  /** A lane is stuck when all its places have been taken and one of them for this long. */
  stuckAfterMs?: number;
  /** There is room where claiming was told that there is none. */
  onRoom?: () => void;
}

/** `leavePlace`: the destination is done with it, so the next may begin; it is held until the promise ends. */
export type LaneWork = (leavePlace: () => void) => Promise<void>;

/** Why a lane is closed. */
export interface LaneClosing {
  reason: FailureReason;
  detail: string;
}

/** Back into the queue; null: the lane is not closed. */
export type GiveBack = (why: LaneClosing | null) => Promise<void>;

interface Entry {
  name: string;
  work: LaneWork;
  giveBack: GiveBack;
  finish: (result: Promise<void>) => void;
}

interface Lane {
  held: number;
  waiting: Entry[];
  /** When each that is under way began. */
  underWay: Map<Entry, number>;
}

/**
 * What a worker has in hand, by lane (lib/core/lane.ts), so that a destination that hangs holds only its own places. What
 * waits in a stuck lane is given back instead of kept, and so is what waits or still comes when a lane is closed.
 */
export class Lanes {
  readonly #options: Required<LaneOptions>;
  readonly #lanes = new Map<string, Lane>();
  /** What was claimed before `until` is given back: Infinity while no claim can see yet that the lane is closed. */
  readonly #closed = new Map<string, { until: number; why: LaneClosing }>();
  #reportedFull = new Set<string>();
  #held = 0;
  #waitingForRoom: (() => void) | null = null;

  constructor(options: LaneOptions = {}) {
    this.#options = {
      capacity: 300,
      laneCapacity: 100,
      concurrency: 10,
      stuckAfterMs: 5_000,
      onRoom: () => undefined,
      ...options,
    };
  }

  /** How much more can be held. */
  get room(): number {
    return this.#options.capacity - this.#held;
  }

  /** How much one lane takes that has nothing in hand. */
  get laneCapacity(): number {
    return this.#options.laneCapacity;
  }

  /** How many more each lane in use takes. None before half of it is free: many small claims cost more than few large ones. */
  rooms(): Map<string, number> {
    const rooms = new Map([...this.#lanes].map(([name, lane]) => [name, this.#roomIn(lane)]));
    for (const [name, { until }] of this.#closed) if (until === Infinity) rooms.set(name, 0);
    this.#reportedFull = new Set([...rooms].filter(([, room]) => room === 0).map(([name]) => name));
    return rooms;
  }

  /** From now on `onRoom` tells as well of room in a lane that has been filled since rooms() was asked. */
  watchForRoom(): void {
    this.rooms();
  }

  /** Waits until so much can be held, or until the signal. */
  async waitForRoom(minimum: number, signal: AbortSignal): Promise<void> {
    const wake = () => this.#waitingForRoom?.();
    signal.addEventListener("abort", wake);
    while (this.room < minimum && !signal.aborted)
      await new Promise<void>((resolve) => (this.#waitingForRoom = resolve));
    signal.removeEventListener("abort", wake);
  }

  /**
   * Resolves when `work` is done, or `giveBack` if it never came to that. `claimedAt` is when its claim began, by
   * performance.now().
   */
  enter(name: string, claimedAt: number, work: LaneWork, giveBack: GiveBack): Promise<void> {
    const closed = this.#closed.get(name);
    if (closed && claimedAt <= closed.until) return giveBack(closed.why);
    this.#closed.delete(name);
    const lane = this.#lanes.get(name) ?? { held: 0, waiting: [], underWay: new Map<Entry, number>() };
    this.#lanes.set(name, lane);
    this.#held++;
    lane.held++;
    return new Promise((resolve) => {
      const finish = (result: Promise<void>) => {
        resolve(result);
        void result.catch(() => undefined).then(() => this.#leave(name, lane));
      };
      lane.waiting.push({ name, work, giveBack, finish });
      this.#fill(lane);
    });
  }

  /**
   * Begins nothing more in a lane before closingIsStored() is told: what waits there is given back, and what is claimed
   * meanwhile. The next failure could be the one that locks an account.
   */
  close(name: string, why: LaneClosing): void {
    this.#closed.set(name, { until: Infinity, why });
    const lane = this.#lanes.get(name);
    if (lane) giveBackFrom(lane, why);
  }

  /** From now on a claim sees for itself that the lane is closed; one that is under way may not have seen it. */
  closingIsStored(name: string): void {
    const closed = this.#closed.get(name);
    if (closed) closed.until = performance.now();
  }

  /** Gives back what waits in stuck lanes, or in all of them. */
  giveBackWaiting(which: "stuck" | "all"): void {
    for (const lane of this.#lanes.values()) {
      if (which === "stuck" && !this.#isStuck(lane)) continue;
      giveBackFrom(lane, null);
    }
  }

  #fill(lane: Lane): void {
    while (lane.underWay.size < this.#options.concurrency) {
      const entry = lane.waiting.shift();
      if (!entry) return;
      lane.underWay.set(entry, performance.now());
      const leavePlace = () => {
        if (!lane.underWay.delete(entry)) return;
        this.#fill(lane);
        this.#tellOfRoom(entry.name, lane);
      };
      entry.finish(entry.work(leavePlace).finally(leavePlace));
    }
  }

  #leave(name: string, lane: Lane): void {
    this.#held--;
    lane.held--;
    if (lane.held === 0) this.#lanes.delete(name);
    this.#waitingForRoom?.();
    this.#tellOfRoom(name, lane);
  }

  #tellOfRoom(name: string, lane: Lane): void {
    if (!this.#reportedFull.has(name) || this.#roomIn(lane) === 0) return;
    this.#reportedFull.delete(name);
    this.#options.onRoom();
  }

  #roomIn(lane: Lane): number {
    const room = this.#options.laneCapacity - lane.waiting.length - lane.underWay.size;
    return room < this.#options.laneCapacity / 2 || this.#isStuck(lane) ? 0 : room;
  }

  #isStuck({ underWay }: Lane): boolean {
    if (underWay.size < this.#options.concurrency) return false;
    const [oldest = Infinity] = underWay.values();
    return performance.now() - oldest > this.#options.stuckAfterMs;
  }
}

function giveBackFrom(lane: Lane, why: LaneClosing | null): void {
  for (const entry of lane.waiting.splice(0)) entry.finish(entry.giveBack(why));
}
