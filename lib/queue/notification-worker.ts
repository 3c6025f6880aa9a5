import { setMaxListeners } from "node:events";
import { hostname } from "node:os";
import type { AddressGuard } from "@/lib/channels/address-guard";
import { closeChannels } from "@/lib/channels/registry";
import { logger } from "@/lib/logger";
import type { KeyRing } from "@/lib/secrets";
import { AttemptStore } from "./attempt-store";
import { AuthorNotices } from "./author-notices";
import { claimNotifications, type ClaimedNotification } from "./claim";
import { deliver, type DeliveryTools, type FinishedAttempt } from "./deliver";
import { expireWaiting } from "./expire";
import { extendLeases } from "./extend-leases";
import { GroupCommit } from "./group-commit";
import { beat, forgetWorker, newWorkerId } from "./heartbeat";
import { Lanes, type LaneClosing } from "./lanes";
import { loadDeliveries, type Delivery } from "./load-deliveries";
import { nudge, onNudge } from "./nudge";
import { releaseHeld } from "./release-held";
import { returnUnsent, type UnsentNotification } from "./return-unsent";
import type { AttemptResult } from "./settle";
import { sweepExpiredLeases } from "./sweep";
import { WorkerLoop } from "./worker";

export interface NotificationWorkerOptions {
  ring: KeyRing;
  guard: AddressGuard;
  appUrl: string;
  workerId?: string;
  /** For one try, from rendering to the provider's answer. */
  deadlineMs?: number;
  intervalMs?: number;
  /** Between two rounds of heartbeat, leases, sweep, release and expiry. */
  roundMs?: number;
  /** More to do in each round, one after the other, unless it still goes on; an error in one does not stop the next. */
  everyRound?: readonly (() => Promise<unknown>)[];
  /** Told what is through: sent, dead or skipped. It must not take long. */
  onSettled?: (settled: AttemptResult[]) => void;
  onError?: (error: unknown) => void;
}

const BATCH = 100;
const MINIMUM_ROOM = 20;
/** What is sent meanwhile comes again if the worker is killed, and the next claim does not wait for it. */
const SETTLE_REST_MS = 20;
/** What waited in a lane that hangs goes to whoever gets through to it. */
const STUCK_DELAY_MS = 15_000;

/** Takes notifications from the queue and delivers them, next to any number of others that do the same. */
export class NotificationWorker {
  readonly id: string;
  readonly #options: Required<NotificationWorkerOptions>;
  readonly #held = new Map<string, ClaimedNotification>();
  readonly #lanes: Lanes;
  readonly #attempts: AttemptStore;
  readonly #notices: AuthorNotices;
  readonly #settling: GroupCommit<FinishedAttempt, Set<string>>;
  readonly #returning: GroupCommit<UnsentNotification, void>;
  readonly #aborting = new AbortController();
  readonly #loop: WorkerLoop<Delivery>;
  readonly #counts = { delivered: 0, failed: 0 };
  /** By the last claim. */
  #asked = 0;
  #isDraining = false;
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<unknown> = Promise.resolve();
  #chores: Promise<void> | null = null;
  #stopListening = () => {};

  constructor(options: NotificationWorkerOptions) {
    this.#options = {
      workerId: newWorkerId(),
      deadlineMs: 60_000,
      intervalMs: 1_000,
      roundMs: 5_000,
      everyRound: [],
      onSettled: () => undefined,
      onError: (error) => logger.error({ err: error }, "the notification worker met an error"),
      ...options,
    };
    const { workerId, intervalMs, appUrl, onSettled, onError } = this.#options;
    // Every delivery under way listens: many are no leak.
    setMaxListeners(0, this.#aborting.signal);
    this.#notices = new AuthorNotices(appUrl);
    this.id = workerId;
    this.#lanes = new Lanes({ onRoom: () => this.#loop.nudge() });
    this.#attempts = new AttemptStore({ lanes: this.#lanes, onSettled, onError });
    this.#settling = new GroupCommit((finished) => this.#storeAndTell(finished), {
      restMs: SETTLE_REST_MS,
      onError,
    });
    this.#returning = new GroupCommit(returnUnsent, { onError });
    this.#loop = new WorkerLoop({
      claim: (signal) => this.#claim(signal),
      handle: (deliveries) => this.#handle(deliveries),
      mayHaveMore: (found) => {
        this.#lanes.watchForRoom();
        // Where less was found than asked for, nothing is left but what waits for room in its lane.
        return found === this.#asked;
      },
      onError,
      intervalMs,
    });
  }

  /** Since the start: what was accepted, and what was not. */
  get counts(): Readonly<{ delivered: number; failed: number }> {
    return this.#counts;
  }

  start(): void {
    if (this.#timer) return;
    this.#stopListening = onNudge("notifications", () => this.#loop.nudge());
    this.#timer = setInterval(() => this.#startRound(), this.#options.roundMs);
    this.#startRound();
    this.#loop.start();
  }

  /**
   * Takes nothing more, gives back what waits, and waits for what is under way: after `graceMs` that is cut off, and
   * counts as ambiguous where the message was handed over.
   */
  async stop(graceMs = 20_000): Promise<void> {
    this.#isDraining = true;
    this.#stopListening();
    if (this.#timer) clearInterval(this.#timer);
    this.#startRound();
    const grace = setTimeout(() => this.#aborting.abort(), graceMs);
    const stopped = this.#loop.stop();
    this.#lanes.giveBackWaiting("all");
    this.#settling.hurry();
    this.#returning.hurry();
    await stopped;
    clearTimeout(grace);
    await this.#round;
    await this.#chores;
    await closeChannels();
    await this.#try(() => forgetWorker(this.id));
  }

  /**
   * One bounded round instead of start(), for installations without a worker process: sweeps, releases, and delivers
   * what is due until there is nothing more or the time is over.
   */
  async tick(budgetMs = 20_000): Promise<{ delivered: number; released: number; swept: number }> {
    const end = performance.now() + budgetMs;
    const before = this.#counts.delivered;
    // One name for all rounds of a machine: each is another worker.
    const beatId = `${hostname()}:rounds`;
    await this.#beat(beatId);
    const swept = await sweepExpiredLeases();
    const released = await releaseHeld();
    await this.#doChores();
    const extending = setInterval(() => void this.#extendLeases(), this.#options.roundMs);
    try {
      while (performance.now() < end) {
        const claimed = await this.#claim(this.#aborting.signal);
        if (claimed.length === 0) break;
        await this.#handle(claimed);
      }
    } finally {
      clearInterval(extending);
    }
    await this.#beat(beatId);
    return { delivered: this.#counts.delivered - before, released, swept };
  }

  /** What is claimed is loaded as well before there is another claim, so that no more is held than there is room for. */
  async #claim(signal: AbortSignal): Promise<Delivery[]> {
    await this.#lanes.waitForRoom(MINIMUM_ROOM, signal);
    if (signal.aborted) return [];
    this.#asked = Math.min(BATCH, this.#lanes.room);
    const claimed = await claimNotifications({
      workerId: this.id,
      limit: this.#asked,
      room: this.#lanes.laneCapacity,
      rooms: this.#lanes.rooms(),
    });
    if (claimed.length === 0) return [];
    for (const one of claimed) this.#held.set(one.id, one);
    try {
      return await loadDeliveries(claimed, this.#options);
    } catch (error) {
      await Promise.all(claimed.map((one) => this.#giveBack(one, null)));
      throw error;
    }
  }

  async #handle(deliveries: Delivery[]): Promise<void> {
    // A claim that was under way when stop() came is given back.
    if (!this.#isDraining) await deliver(deliveries, this.#tools());
    else await Promise.all(deliveries.map((one) => this.#giveBack(one, null)));
    for (const { id } of deliveries) this.#held.delete(id);
  }

  #tools(): DeliveryTools {
    const { guard, appUrl, deadlineMs, onError } = this.#options;
    return {
      guard,
      appUrl,
      deadlineMs,
      onError,
      lanes: this.#lanes,
      signal: this.#aborting.signal,
      tellAuthor: async (delivery, problem) =>
        void (await this.#try(() => this.#notices.tell(delivery, problem))),
      settle: (attempt) => this.#settle(attempt),
      giveBack: (one, why) => this.#giveBack(one, why),
    };
  }

  /** Open pages show what was sent; no worker has a need to look for work because of it. */
  async #storeAndTell(finished: readonly FinishedAttempt[]): Promise<Set<string>> {
    const settled = await this.#attempts.store(finished);
    nudge("changes");
    return settled;
  }

  /** Never rejects: a result that cannot be stored is left to the sweep, like that of a worker that died. */
  async #settle(attempt: FinishedAttempt): Promise<void> {
    const { id, outcome } = attempt.result;
    const settled = await this.#try(() => this.#settling.add(attempt));
    this.#held.delete(id);
    if (settled?.has(id)) this.#counts[outcome === "accepted" ? "delivered" : "failed"]++;
  }

  /** Where the lane is closed it is due at once: it is the lane that waits, and may be opened by hand. */
  async #giveBack(one: ClaimedNotification, why: LaneClosing | null): Promise<void> {
    const { id, leaseToken, attemptId } = one;
    if (!this.#held.delete(id)) return;
    const delayMs = why || this.#isDraining ? 0 : STUCK_DELAY_MS;
    const { reason = null, detail: errorMessage = null } = why ?? {};
    const unsent = { id, leaseToken, attemptId, delayMs, reason, errorMessage };
    await this.#try(() => this.#returning.add(unsent));
  }

  /** One after the other, so that a slow database is not asked twice at the same time. */
  #startRound(): void {
    this.#round = this.#round.then(async () => {
      await this.#beat();
      await this.#extendLeases();
      this.#lanes.giveBackWaiting("stuck");
      if (this.#isDraining) return;
      const swept = await this.#try(sweepExpiredLeases);
      const released = await this.#try(releaseHeld);
      if (swept || released) nudge("notifications");
      this.#chores ??= this.#doChores().finally(() => (this.#chores = null));
    });
  }

  /** Beside the round, whose leases must not wait for them. */
  async #doChores(): Promise<void> {
    for (const work of [expireWaiting, ...this.#options.everyRound])
      if (!this.#isDraining) await this.#try(work);
  }

  #beat(workerId = this.id): Promise<unknown> {
    return this.#try(() => beat({ workerId, isDraining: this.#isDraining, ...this.#counts }));
  }

  async #extendLeases(): Promise<void> {
    await this.#try(() => extendLeases([...this.#held.values()]));
  }

  async #try<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#options.onError(error);
      return undefined;
    }
  }
}
