"use client";

import { useCallback, useSyncExternalStore } from "react";

interface Clock {
  now: number;
  listeners: Set<() => void>;
  timer: ReturnType<typeof setInterval> | null;
}

const clocks = new Map<number, Clock>();

function clockOf(everyMs: number): Clock {
  let clock = clocks.get(everyMs);
  if (!clock) {
    clock = { now: Date.now(), listeners: new Set(), timer: null };
    clocks.set(everyMs, clock);
  }
  return clock;
}

function subscribe(everyMs: number, listener: () => void): () => void {
  const clock = clockOf(everyMs);
  clock.listeners.add(listener);
  clock.timer ??= setInterval(() => {
    clock.now = Date.now();
    clock.listeners.forEach((notify) => notify());
  }, everyMs);
  return () => {
    clock.listeners.delete(listener);
    if (clock.listeners.size > 0 || !clock.timer) return;
    clearInterval(clock.timer);
    clock.timer = null;
  };
}

function read(everyMs: number): number {
  const clock = clockOf(everyMs);
  if (!clock.timer && Date.now() - clock.now >= everyMs) clock.now = Date.now();
  return clock.now;
}

/** Null on the server and while hydrating, so that both render the same text. */
export function useNow(everyMs: number): number | null {
  const listen = useCallback((listener: () => void) => subscribe(everyMs, listener), [everyMs]);
  return useSyncExternalStore<number | null>(
    listen,
    () => read(everyMs),
    () => null,
  );
}
