"use client";

import { useEffect, useRef, type RefObject } from "react";

let lastFocused: EventTarget | null = null;

function remember({ target }: FocusEvent): void {
  lastFocused = target;
}

/**
 * Where somebody goes on whose focus went away with the page before, such as with the button that saved it: else the next
 * Tab begins at the top of the document. Who just opened the product had no focus to lose.
 */
export function useLostFocus<Target extends HTMLElement>(): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => {
    document.addEventListener("focusin", remember);
    const isLost =
      document.activeElement === document.body && lastFocused instanceof Node && !lastFocused.isConnected;
    if (isLost) target.current?.focus({ preventScroll: true });
    return () => document.removeEventListener("focusin", remember);
  }, []);
  return target;
}
