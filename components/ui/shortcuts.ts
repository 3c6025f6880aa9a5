"use client";

import { readStored, useStored } from "./use-stored";

const storageKey = "runbell-single-keys";

export function areShortcutsOn(): boolean {
  return readStored(storageKey) !== "off";
}

export function useShortcuts(): [isOn: boolean, switchTo: (isOn: boolean) => void] {
  const [stored, store] = useStored(storageKey);
  return [stored !== "off", (isOn) => store(isOn ? "on" : "off")];
}
