"use client";

import { useUrlState } from "@/components/ui/use-url-state";
import { useInbox, type InboxFilter } from "@/lib/client/inbox";

export const INBOX_PAGE_SIZE = 25;

/** What the address asks for; the list and the message beside it share the answer. */
export function useInboxFilter(): InboxFilter {
  const url = useUrlState();
  return { q: url.get("q") ?? undefined, limit: INBOX_PAGE_SIZE };
}

export function useInboxPage(cursor?: string) {
  return useInbox({ ...useInboxFilter(), cursor });
}

export function inboxHref(id: string, q: string | undefined): string {
  return q ? `/inbox/${id}?q=${encodeURIComponent(q)}` : `/inbox/${id}`;
}
