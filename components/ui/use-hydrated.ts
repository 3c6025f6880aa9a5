"use client";

import { useBrowserValue } from "./use-browser-value";

/** False on the server and while hydrating: after it, what only the browser knows may be rendered. */
export function useHydrated(): boolean {
  return useBrowserValue(() => true, false);
}
