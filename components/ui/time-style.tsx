"use client";

import { createContext, use, useMemo, type ReactNode } from "react";
import { browserLocale, writtenLocale, type TimeStyle } from "./format-time";
import { useBrowserValue } from "./use-browser-value";
import { browserZone, shownZone } from "./zones";

/** Null: as the browser has it. */
interface Personal {
  locale: string | null;
  zone: string | null;
}

const PersonalContext = createContext<Personal>({ locale: null, zone: null });

/** How the person who is signed in wants times shown. */
export function TimeStyleProvider({ locale, zone, children }: Personal & { children: ReactNode }) {
  const personal = useMemo(() => ({ locale, zone }), [locale, zone]);
  return <PersonalContext value={personal}>{children}</PersonalContext>;
}

/** The zone given, else the person's, else the browser's (UTC while rendering on the server). */
export function useZone(given?: string): string {
  const { zone } = use(PersonalContext);
  const browser = useBrowserValue(browserZone, "UTC");
  return shownZone(given ?? zone ?? browser);
}

/**
 * How to write times. The language counts only once the page is hydrated: servers and browsers know different editions
 * of the same language, and would not write the same text.
 */
export function useTimeStyle(givenZone?: string): TimeStyle {
  const personal = use(PersonalContext);
  const zone = useZone(givenZone);
  const locale = useBrowserValue(() => personal.locale ?? browserLocale(), writtenLocale);
  return useMemo(() => ({ locale, zone }), [locale, zone]);
}
