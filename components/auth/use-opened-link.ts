"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";

function listen(notify: () => void): () => void {
  window.addEventListener("hashchange", notify);
  return () => window.removeEventListener("hashchange", notify);
}

function tokenInAddress(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get("token") ?? "";
}

export interface OpenedLink<Opened> {
  /** Empty: the address has none. Null while rendering on the server, which never sees it. */
  token: string | null;
  opened: Opened | undefined;
  error: unknown;
  openAgain: () => void;
}

/** The one-time link that the person followed, whose token stands behind the #, asked about once. */
export function useOpenedLink<Opened>({
  mutate,
  data,
  error,
}: Pick<UseMutationResult<Opened, Error, string>, "mutate" | "data" | "error">): OpenedLink<Opened> {
  const token = useSyncExternalStore<string | null>(listen, tokenInAddress, () => null);
  useEffect(() => {
    if (token) mutate(token);
  }, [token, mutate]);
  return { token, opened: data, error, openAgain: () => token && mutate(token) };
}
