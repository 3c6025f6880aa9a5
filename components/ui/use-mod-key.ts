"use client";

import { useEffect, useEffectEvent } from "react";

/** Ctrl or Cmd with a key, wherever the focus is: heard before an editor makes something else of it. */
export function useModKey(key: string, onPress: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isMod = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isMod || event.isComposing || event.key.toLowerCase() !== key) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) onPress();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, []);
}
