"use client";

import type { RefObject } from "react";
import { useHotkey } from "./use-hotkey";

function ownsKeys(frame: HTMLElement): boolean {
  const owner = document.activeElement?.closest("[data-rows]") ?? document.querySelector("[data-rows]");
  return owner === frame;
}

/** j and k belong to the list that has focus, else to the first one on the page. */
export function useRowKeys(frame: RefObject<HTMLElement | null>, onMove: (step: 1 | -1) => void) {
  useHotkey(["j", "k"], (event) => {
    if (!frame.current || !ownsKeys(frame.current)) return;
    event.preventDefault();
    onMove(event.key === "j" ? 1 : -1);
  });
}
