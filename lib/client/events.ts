import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getEvent, listEvents, recordEvents } from "@/lib/schemas/event";
import { call, type BodyOf, type QueryOf } from "./api";
import { notificationKeys } from "./notifications";
import { overviewKeys } from "./overview";

export type EventFilter = QueryOf<typeof listEvents>;

export const eventKeys = {
  all: ["events"] as const,
  lists: ["events", "list"] as const,
  list: (filter: EventFilter) => [...eventKeys.lists, filter] as const,
  detail: (id: string) => ["events", "detail", id] as const,
};

export const eventsQuery = (filter: EventFilter) =>
  queryOptions({
    queryKey: eventKeys.list(filter),
    queryFn: ({ signal }) => call(listEvents, { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: eventKeys.detail(id),
    queryFn: ({ signal }) => call(getEvent, { params: { id } }, signal),
  });

export function useEvents(filter: EventFilter = {}) {
  return useQuery(eventsQuery(filter));
}

export function useEvent(id: string) {
  return useQuery(eventQuery(id));
}

export function useRecordEvents() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof recordEvents>) => call(recordEvents, { body }),
    onSuccess: () =>
      Promise.all(
        [eventKeys.all, notificationKeys.all, overviewKeys.all].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
