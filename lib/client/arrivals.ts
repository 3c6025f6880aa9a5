"use client";

import { useState } from "react";

interface Identified {
  id: string;
}

export interface Merged<Row> {
  rows: Row[];
  arrivals: number;
}

/**
 * The rows to show when `fresh` comes for a page that shows `shown`, newest first: rows change in place, rows that are
 * gone go, what the newer ones pushed off the page stays, and the newer ones wait.
 */
export function mergeArrivals<Row extends Identified>(
  shown: readonly Row[],
  fresh: readonly Row[],
): Merged<Row> {
  const freshById = new Map(fresh.map((row) => [row.id, row]));
  const shownIds = new Set(shown.map(({ id }) => id));
  const firstKnown = fresh.findIndex(({ id }) => shownIds.has(id));
  if (firstKnown < 0) return { rows: [...fresh], arrivals: 0 };

  const arrivals = fresh.filter((row, index) => index < firstKnown && !shownIds.has(row.id)).length;
  const lastKept = shown.findLastIndex(({ id }) => freshById.has(id));
  const kept = shown
    .filter(({ id }, index) => freshById.has(id) || (arrivals > 0 && index > lastKept))
    .map((row) => freshById.get(row.id) ?? row);
  const older = fresh.slice(firstKnown).filter(({ id }) => !shownIds.has(id));
  return { rows: [...kept, ...older], arrivals };
}

interface PageQuery<Row> {
  data: { data: Row[] } | undefined;
  isPlaceholderData: boolean;
}

interface Held<Row> {
  key: string;
  fresh: readonly Row[];
  merged: Merged<Row>;
}

/** Rows that update in place while newer ones wait to be shown. `key` names the page: filters and cursor. */
export function useArrivals<Row extends Identified>(key: string, query: PageQuery<Row>) {
  const [held, setHeld] = useState<Held<Row> | null>(null);
  const fresh = query.data?.data;

  if (fresh && !query.isPlaceholderData && (held?.key !== key || held.fresh !== fresh)) {
    const isSamePage = held?.key === key;
    const merged = isSamePage ? mergeArrivals(held.merged.rows, fresh) : { rows: [...fresh], arrivals: 0 };
    setHeld({ key, fresh, merged });
  }

  const isHeld = held !== null && held.key === key && !query.isPlaceholderData;
  return {
    rows: isHeld ? held.merged.rows : fresh,
    newRows: {
      count: isHeld ? held.merged.arrivals : 0,
      onShow: () => fresh && setHeld({ key, fresh, merged: { rows: [...fresh], arrivals: 0 } }),
    },
  };
}
