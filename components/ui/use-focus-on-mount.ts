"use client";

import { useEffect, useRef, type RefObject } from "react";

/** Unlike autoFocus it also holds inside a dialog, whose focus trap starts after the first commit. */
export function useFocusOnMount<Target extends HTMLElement>(isWanted = true): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => {
    if (isWanted) target.current?.focus();
  }, [isWanted]);
  return target;
}
