export interface LaneOptions {
  /** The most that is held over all lanes. */
  capacity?: number;
  /**
   * From this many that wait or are under way on, a lane is full. Little, since what a worker that is killed had claimed
   * counts as perhaps sent; enough to have the next at hand while more is claimed.
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

interface Entry {
  destination: string;
  work: LaneWork;
  giveBack: () => Promise<void>;
  finish: (result: Promise<void>) => void;
}

interface Lane {
  held: number;
  waiting: Entry[];
  /** When each that is under way began. */
  underWay: Map<Entry, number>;
}

/**
 * A lane for each destination, so that one that hangs holds only its own places. What waits in a stuck lane is given
 * back instead of kept.
 */
export class Lanes {
  readonly #options: Required<LaneOptions>;
  readonly #lanes = new Map<string, Lane>();
  #reportedFull = new Set<string>();
  #held = 0;
  #waitingForRoom: (() => void) | null = null;

  constructor(options: LaneOptions = {}) {
    this.#options = {
      capacity: 300,
      laneCapacity: 50,
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

  /** Destinations for which nothing more should be claimed now. */
  full(): string[] {
    const full = [...this.#lanes].filter(([, lane]) => this.#isFull(lane, this.#options.laneCapacity));
    this.#reportedFull = new Set(full.map(([destination]) => destination));
    return [...this.#reportedFull];
  }

  /** Waits until so much can be held, or until the signal. */
  async waitForRoom(minimum: number, signal: AbortSignal): Promise<void> {
    const wake = () => this.#waitingForRoom?.();
    signal.addEventListener("abort", wake);
    while (this.room < minimum && !signal.aborted)
      await new Promise<void>((resolve) => (this.#waitingForRoom = resolve));
    signal.removeEventListener("abort", wake);
  }

  /** Resolves when `work` is done, or `giveBack` if it never came to that. */
  enter(destination: string, work: LaneWork, giveBack: () => Promise<void>): Promise<void> {
    const lane = this.#lanes.get(destination) ?? { held: 0, waiting: [], underWay: new Map<Entry, number>() };
    this.#lanes.set(destination, lane);
    this.#held++;
    lane.held++;
    return new Promise((resolve) => {
      const finish = (result: Promise<void>) => {
        resolve(result);
        void result.catch(() => undefined).then(() => this.#leave(destination, lane));
      };
      lane.waiting.push({ destination, work, giveBack, finish });
      this.#fill(lane);
    });
  }

  /** Gives back what waits in stuck lanes, or in all of them. */
  giveBackWaiting(which: "stuck" | "all"): void {
    for (const lane of this.#lanes.values()) {
      if (which === "stuck" && !this.#isStuck(lane)) continue;
      for (const entry of lane.waiting.splice(0)) entry.finish(entry.giveBack());
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
        this.#tellOfRoom(entry.destination, lane);
      };
      entry.finish(entry.work(leavePlace).finally(leavePlace));
    }
  }

  #leave(destination: string, lane: Lane): void {
    this.#held--;
    lane.held--;
    if (lane.held === 0) this.#lanes.delete(destination);
    this.#waitingForRoom?.();
    this.#tellOfRoom(destination, lane);
  }

  #tellOfRoom(destination: string, lane: Lane): void {
    if (!this.#reportedFull.has(destination) || this.#isFull(lane, this.#options.laneCapacity / 2)) return;
    this.#reportedFull.delete(destination);
    this.#options.onRoom();
  }

  #isFull(lane: Lane, capacity: number): boolean {
    return lane.waiting.length + lane.underWay.size >= capacity || this.#isStuck(lane);
  }

  #isStuck({ underWay }: Lane): boolean {
    if (underWay.size < this.#options.concurrency) return false;
    const [oldest = Infinity] = underWay.values();
    return performance.now() - oldest > this.#options.stuckAfterMs;
  }
}
