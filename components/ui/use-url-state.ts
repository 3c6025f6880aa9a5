"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

export type UrlChanges = Record<string, string | readonly string[] | null>;

export interface UrlState {
  get: (key: string) => string | null;
  list: (key: string) => string[];
  set: (changes: UrlChanges) => void;
}

function split(text: string | null): string[] {
  return text?.split(",").filter(Boolean) ?? [];
}

/** The address as it is now: two quick clicks must not both start from the same render. */
export function readUrlList(key: string): string[] {
  return split(new URLSearchParams(window.location.search).get(key));
}

/** Page state in the query string; `set` replaces without a round trip to the server. */
export function useUrlState(): UrlState {
  const params = useSearchParams();

  const get = useCallback((key: string) => params.get(key) || null, [params]);
  const list = useCallback((key: string) => split(params.get(key)), [params]);
  const set = useCallback((changes: UrlChanges) => {
    const next = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(changes)) {
      const text = Array.isArray(value) ? value.join(",") : (value ?? "");
      if (text === "") next.delete(key);
      else next.set(key, String(text));
    }
    const query = next.toString().replaceAll("%2C", ",");
    window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
  }, []);

  return { get, list, set };
}
