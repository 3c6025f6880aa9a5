"use client";

import { useEffect, useRef, useState, type RefObject } from "react";

interface Move {
  to: number;
  direction: "up" | "down";
}

export interface MovedFocus<List extends HTMLElement> {
  list: RefObject<List | null>;
  last: Move | null;
  note: (move: Move | null) => void;
}

/** The row that was moved keeps the focus, on the button that still leads somewhere. Rows carry `data-row`. */
export function useMovedFocus<List extends HTMLElement>(): MovedFocus<List> {
  const list = useRef<List>(null);
  const [last, setLast] = useState<Move | null>(null);
  useEffect(() => {
    if (!last) return;
    const row = list.current?.querySelector(`:scope > [data-row="${last.to}"]`);
    const same = row?.querySelector<HTMLElement>(`button[data-move="${last.direction}"]:not(:disabled)`);
    (same ?? row?.querySelector<HTMLElement>("button[data-move]:not(:disabled)"))?.focus();
  }, [last]);
  return { list, last, note: setLast };
}
