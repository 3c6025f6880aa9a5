"use client";

import { useSyncExternalStore } from "react";
import { browserZone } from "@/components/ui/zones";

const never = () => () => {};

/** Null while rendering on the server. */
export function useBrowserZone(): string | null {
  return useSyncExternalStore(never, browserZone, () => null);
}
