"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { isApiError } from "./api-error";

/** Calls back when the server says of any question or change that nobody is signed in any more. */
export function useSessionEnd(onEnd: () => void): void {
  const client = useQueryClient();
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const stops = [
      client.getQueryCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error" && isSessionEnd(event.action.error))
          end();
      }),
      client.getMutationCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error" && isSessionEnd(event.action.error))
          end();
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [client]);
}

function isSessionEnd(error: unknown): boolean {
  return isApiError(error) && error.status === 401;
}
