"use client";

import { InboxMessage } from "./inbox-message";
import { useInboxPage } from "./use-inbox-page";

/** Beside the list, while none is chosen. */
export function NewestMessage() {
  const newest = useInboxPage().data?.data[0];
  return newest ? <InboxMessage message={newest} /> : null;
}
