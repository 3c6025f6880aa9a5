"use client";

import { useEffect, useEffectEvent } from "react";
import { areShortcutsOn } from "./shortcuts";

const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="textbox"]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typing) !== null;
}

function isDialogOpen(): boolean {
  return document.querySelector('.MuiModal-root:not([aria-hidden="true"]):not(.MuiModal-hidden)') !== null;
}

/** Single keys are silent while typing, under an open dialog, or when the person switched them off (WCAG 2.1.4). */
export function isPlainKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  return areShortcutsOn() && !isTyping(event.target) && !isDialogOpen();
}

export function useHotkey(keys: string | readonly string[], onPress: (event: KeyboardEvent) => void) {
  const wanted = typeof keys === "string" ? keys : keys.join("\n");
  const press = useEffectEvent(onPress);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (wanted.split("\n").includes(event.key) && isPlainKey(event)) press(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [wanted]);
}
