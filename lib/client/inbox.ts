import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { getInboxMessage, listInbox } from "@/lib/schemas/inbox";
import { call, type QueryOf } from "./api";

export type InboxFilter = QueryOf<typeof listInbox>;

export const inboxKeys = {
  all: ["inbox"] as const,
  lists: ["inbox", "list"] as const,
  list: (filter: InboxFilter) => [...inboxKeys.lists, filter] as const,
  detail: (id: string) => ["inbox", "detail", id] as const,
};

export const inboxQuery = (filter: InboxFilter) =>
  queryOptions({
    queryKey: inboxKeys.list(filter),
    queryFn: ({ signal }) => call(listInbox, { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

/** A caught message never changes. */
export const inboxMessageQuery = (id: string) =>
  queryOptions({
    queryKey: inboxKeys.detail(id),
    queryFn: ({ signal }) => call(getInboxMessage, { params: { id } }, signal),
    staleTime: Infinity,
  });

export function useInbox(filter: InboxFilter = {}) {
  return useQuery(inboxQuery(filter));
}

export function useInboxMessage(id: string) {
  return useQuery(inboxMessageQuery(id));
}
