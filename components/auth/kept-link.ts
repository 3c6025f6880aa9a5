"use client";

import { useEffect } from "react";

const KEY = "runbell.invitation";

/** Keeps the token of an invitation in this tab while the person signs in elsewhere. */
export function keepLink(token: string): void {
  sessionStorage.setItem(KEY, token);
}

/** Puts the token that was kept behind the # again, once, when the person is back without it. */
export function useKeptLink(): void {
  useEffect(() => {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    if (kept !== null && !window.location.hash) window.location.replace(`#token=${kept}`);
  }, []);
}
