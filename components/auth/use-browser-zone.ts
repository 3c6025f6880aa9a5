"use client";

import { useBrowserValue } from "@/components/ui/use-browser-value";
import { browserZone } from "@/components/ui/zones";

/** Null while rendering on the server. */
export function useBrowserZone(): string | null {
  return useBrowserValue(browserZone, null);
}
