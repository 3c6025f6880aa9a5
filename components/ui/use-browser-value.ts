"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * What only the browser knows and what stays the same while the page is open; `before` on the server and while hydrating.
 * `read` is called at each rendering: it gives the same primitive.
 */
export function useBrowserValue<Value, Before>(read: () => Value, before: Before): Value | Before {
  return useSyncExternalStore<Value | Before>(never, read, () => before);
}
