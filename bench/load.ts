import { setTimeout as delay } from "node:timers/promises";
import type { Arrivals } from "./arrivals";
import { DEADLINE_MS } from "./settings";

const BATCH = 500;
const PROGRAMS = 4;
const LOOK_MS = 10;

/** Resolves when the messages with these words were taken, as durably as the system under test promises. */
export type Post = (words: readonly string[]) => Promise<void>;

export interface Measured {
  /** From the first post on, in milliseconds. */
  acceptedMs: number;
  deliveredMs: number;
  posted: number;
  arrived: number;
  /** When each was accepted. */
  acceptedAt: Map<string, number>;
}

/** Posts in batches, several programs at a time; gives back when each word was accepted. */
export async function postAll(words: readonly string[], post: Post): Promise<Map<string, number>> {
  const acceptedAt = new Map<string, number>();
  let next = 0;
  const program = async () => {
    while (next < words.length) {
      const batch = words.slice(next, (next += BATCH));
      await post(batch);
      const now = performance.now();
      for (const word of batch) acceptedAt.set(word, now);
    }
  };
  await Promise.all(Array.from({ length: PROGRAMS }, program));
  return acceptedAt;
}

/** Posts everything and waits for it, at most until the deadline. */
export async function measureLoad(
  words: readonly string[],
  post: Post,
  arrivals: Arrivals,
): Promise<Measured> {
  const started = performance.now();
  const acceptedAt = await postAll(words, post);
  const acceptedMs = performance.now() - started;
  await arrivalOf(words, arrivals, DEADLINE_MS);
  const times = words.map((word) => arrivals.at(word)).filter((time) => time !== undefined);
  const last = times.reduce((latest, time) => Math.max(latest, time), started);
  return {
    acceptedMs,
    deliveredMs: last - started,
    posted: words.length,
    arrived: times.length,
    acceptedAt,
  };
}

/** Resolves when all of them arrived, or the time is over. */
export async function arrivalOf(
  words: readonly string[],
  arrivals: Arrivals,
  timeoutMs: number,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  let next = 0;
  while (performance.now() < end) {
    for (let word = words[next]; word !== undefined && arrivals.at(word) !== undefined; word = words[next])
      next++;
    if (next === words.length) return;
    await delay(LOOK_MS);
  }
}

/** Messages a second, from the first post to the last arrival. */
export function rateOf({ arrived, deliveredMs }: Measured): number {
  return (arrived / deliveredMs) * 1000;
}

/** From the answer to the post until it arrived; below 0 where it was faster than the answer. */
export function latenciesOf({ acceptedAt }: Measured, arrivals: Arrivals): number[] {
  return [...acceptedAt].flatMap(([word, accepted]) => {
    const arrived = arrivals.at(word);
    return arrived === undefined ? [] : [arrived - accepted];
  });
}
