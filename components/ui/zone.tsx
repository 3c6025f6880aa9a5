"use client";

import { createContext, use, useSyncExternalStore, type ReactNode } from "react";
import { browserZone } from "./zones";

const ZoneContext = createContext<string | null>(null);

export function ZoneProvider({ zone, children }: { zone: string; children: ReactNode }) {
  return <ZoneContext value={zone}>{children}</ZoneContext>;
}

const never = () => () => {};

/** The zone given, else the person's, else the browser's (UTC while rendering on the server). */
export function useZone(given?: string): string {
  const personal = use(ZoneContext);
  const browser = useSyncExternalStore(never, browserZone, () => "UTC");
  return given ?? personal ?? browser;
}
