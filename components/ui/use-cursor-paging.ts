"use client";

import { useState } from "react";
import type { CursorPaging } from "./table-paging";

interface Trail {
  key: string;
  cursors: string[];
}

interface CursorPages {
  cursor: string | null;
  paging: (nextCursor: string | null | undefined, total?: number) => CursorPaging;
}

/** Remembers the cursors passed on the way; starts anew when `key` (the filters, say) changes. */
export function useCursorPaging(key: string, pageSize: number): CursorPages {
  const [trail, setTrail] = useState<Trail>({ key, cursors: [] });
  const cursors = trail.key === key ? trail.cursors : [];

  return {
    cursor: cursors.at(-1) ?? null,
    paging: (nextCursor, total) => ({
      kind: "cursor",
      first: cursors.length * pageSize + 1,
      total,
      hasNext: Boolean(nextCursor),
      hasPrevious: cursors.length > 0,
      onNext: () => nextCursor && setTrail({ key, cursors: [...cursors, nextCursor] }),
      onPrevious: () => setTrail({ key, cursors: cursors.slice(0, -1) }),
    }),
  };
}
