import { readClock } from "@/lib/db/clock";
import { listChanges, type Change } from "@/lib/db/changes";
import { logger } from "@/lib/logger";
import { nudgeTopics, onNudge } from "@/lib/queue/nudge";

/** Somebody who wants to hear of an organisation's changes. */
export interface Subscriber {
  organisationId: string;
  /** Oldest first. `cursor` is where a later look would go on. */
  onChanges(changes: readonly Change[], cursor: Date): void;
  /** There was more than could be told: ask for everything anew. */
  onMissed(): void;
}

const POLL_MS = 1_000;
/** Between two looks, however often somebody nudges. */
const PAUSE_MS = 150;
const PAUSE_AFTER_ERROR_MS = 5_000;
/** A change is seen when its transaction ends, which may be this much later than the time it carries. */
export const OVERLAP_MS = 2_000;
/** Of each kind, for an organisation at one look. */
const MAX_CHANGES = 250;

/** The process's one look at what changes, for all its subscribers. It looks only while there are any. */
export class ChangeFeed {
  readonly #subscribers = new Set<Subscriber>();
  /** The changes of the overlap, by row, that were told already. */
  #told = new Map<string, number>();
  /** Organisations in which some were not told. */
  readonly #missed = new Set<string>();
  #cursor: Date | null = null;
  #isRunning = false;
  /** Since the last look began. */
  #wasNudged = false;
  #wake: (() => void) | null = null;

  /** How long to wait for a nudge: in milliseconds. */
  constructor(readonly pollMs = POLL_MS) {}

  /** Until the returned function is called. */
  subscribe(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    if (!this.#isRunning) void this.#run();
    return () => {
      this.#subscribers.delete(subscriber);
      if (this.#subscribers.size === 0) this.#noteNudge();
    };
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    const stops = nudgeTopics.map((topic) => onNudge(topic, () => this.#noteNudge()));
    while (this.#subscribers.size > 0) {
      const isFine = await this.#lookSafely();
      if (this.#subscribers.size === 0) break;
      await this.#rest(isFine ? PAUSE_MS : PAUSE_AFTER_ERROR_MS, false);
      if (isFine && !this.#wasNudged) await this.#rest(this.pollMs - PAUSE_MS, true);
    }
    for (const stop of stops) stop();
    this.#isRunning = false;
    this.#cursor = null;
    this.#told.clear();
    this.#missed.clear();
  }

  /** One that comes while nobody waits for it, in a look or the pause after it, counts as well. */
  #noteNudge(): void {
    this.#wasNudged = true;
    this.#wake?.();
  }

  async #lookSafely(): Promise<boolean> {
    this.#wasNudged = false;
    try {
      await this.#look();
      return true;
    } catch (error) {
      logger.warn({ err: error }, "could not look for changes");
      return false;
    }
  }

  async #look(): Promise<void> {
    this.#cursor ??= await readClock();
    const organisationIds = [...new Set([...this.#subscribers].map(({ organisationId }) => organisationId))];
    const since = new Date(this.#cursor.getTime() - OVERLAP_MS);
    const { changes, now } = await listChanges(organisationIds, since, MAX_CHANGES);
    this.#cursor = now;

    const groups = new Map<string, Change[]>();
    for (const change of changes) {
      const key = `${change.organisationId} ${change.kind}`;
      groups.set(key, [...(groups.get(key) ?? []), change]);
    }
    this.#noteMissed([...groups.values()]);
    for (const organisationId of organisationIds) this.#tell(organisationId, changes, now);
    this.#told = new Map(changes.map(({ id, updatedAt }) => [id, updatedAt.getTime()]));
  }

  #tell(organisationId: string, changes: readonly Change[], cursor: Date): void {
    const news = changes
      .filter((change) => change.organisationId === organisationId && this.#isNew(change))
      .reverse();
    if (news.length === 0) return;
    for (const subscriber of this.#subscribers)
      if (subscriber.organisationId === organisationId) subscriber.onChanges(news, cursor);
  }

  #isNew({ id, updatedAt }: Change): boolean {
    return this.#told.get(id) !== updatedAt.getTime();
  }

  /**
   * A look that is full and new to its oldest change may have left others out. Those who listen are told so when the
   * burst is over. Each group is of one organisation and kind, newest first.
   */
  #noteMissed(groups: readonly Change[][]): void {
    const full = new Set<string>();
    for (const group of groups) {
      const oldest = group.at(-1);
      if (oldest && group.length >= MAX_CHANGES && this.#isNew(oldest)) full.add(oldest.organisationId);
    }
    for (const organisationId of this.#missed) {
      if (full.has(organisationId)) continue;
      this.#missed.delete(organisationId);
      for (const subscriber of this.#subscribers)
        if (subscriber.organisationId === organisationId) subscriber.onMissed();
    }
    for (const organisationId of full) this.#missed.add(organisationId);
  }

  #rest(ms: number, canBeWoken: boolean): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(end, ms);
      timer.unref();
      if (canBeWoken) this.#wake = end;
    });
  }
}

// On globalThis: Next bundles this module more than once, and one look per process is enough.
const slot = globalThis as typeof globalThis & { runbellChangeFeed?: ChangeFeed };
export const changeFeed = (slot.runbellChangeFeed ??= new ChangeFeed());
