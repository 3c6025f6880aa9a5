"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { isPlainKey } from "@/components/ui/use-hotkey";
import { useNavigate } from "@/components/ui/use-navigate";
import type { NavigationGroup } from "./navigation";

const patienceMs = 1200;

/** g, then a page's key. Listens first, so that g j goes to Jobs instead of moving a row. */
export function useGoKeys(groups: readonly NavigationGroup[]) {
  const navigate = useNavigate();
  const pressedAt = useRef(-Infinity);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isPlainKey(event)) return;
    const isSecond = event.timeStamp - pressedAt.current < patienceMs;
    pressedAt.current = event.key === "g" ? event.timeStamp : -Infinity;
    const item = isSecond && groups.flatMap(({ items }) => items).find(({ key }) => key === event.key);
    if (!item) return;
    event.preventDefault();
    event.stopPropagation();
    navigate(item.href);
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, []);
}
