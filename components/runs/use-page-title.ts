"use client";

import { useEffect } from "react";

/** A title that follows what the page shows; the page's metadata gives the first one. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Runbell`;
  }, [title]);
}
