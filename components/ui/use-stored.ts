"use client";

import { useCallback, useSyncExternalStore } from "react";

const listeners = new Map<string, Set<() => void>>();

export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
  listeners.get(key)?.forEach((notify) => notify());
}

export function removeStored(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
  listeners.get(key)?.forEach((notify) => notify());
}

/** A string kept in the browser; null on the server, while hydrating, and where storage is refused. */
export function useStored(key: string): [value: string | null, store: (value: string) => void] {
  const subscribe = useCallback(
    (listener: () => void) => {
      const ours = listeners.get(key) ?? new Set();
      listeners.set(key, ours.add(listener));
      return () => void ours.delete(listener);
    },
    [key],
  );
  const value = useSyncExternalStore(
    subscribe,
    () => readStored(key),
    () => null,
  );
  const store = useCallback((next: string) => writeStored(key, next), [key]);
  return [value, store];
}
