"use client";

import { useState } from "react";
import { moved } from "./branch-values";

export interface RowIds {
  ids: readonly number[];
  add: () => void;
  remove: (index: number) => void;
  move: (from: number, to: number) => void;
}

/** Keys of rows that have no id of their own: what is open or chosen in a row goes with it when it is moved. */
export function useRowIds(count: number): RowIds {
  const [state, setState] = useState(() => ({ ids: numbers(0, count), next: count }));
  const { ids, next } = state;
  // The rows were changed from outside.
  if (ids.length !== count)
    setState({ ids: [...ids.slice(0, count), ...numbers(next, count - ids.length)], next: next + count });
  return {
    ids,
    add: () => setState((last) => ({ ids: [...last.ids, last.next], next: last.next + 1 })),
    remove: (index) => setState((last) => ({ ...last, ids: last.ids.toSpliced(index, 1) })),
    move: (from, to) => setState((last) => ({ ...last, ids: moved(last.ids, from, to) })),
  };
}

function numbers(from: number, count: number): number[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => from + index);
}
