import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { acknowledgeEvent, getEvent, listEvents, recordEvents } from "@/lib/schemas/event";
import { call, type BodyOf, type QueryOf } from "./api";
import { notificationKeys } from "./notifications";
import { overviewKeys } from "./overview";
import { runKeys } from "./runs";

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

/** What was decided about each of the events, as far as it is loaded. */
export function useEventDecisions(ids: readonly string[]) {
  const events = useQueries({ queries: ids.map(eventQuery) });
  return events.flatMap(({ data }) =>
    (data?.decisions ?? []).map((decision) => ({ ...decision, event_id: data?.id })),
  );
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

/** Says that the person takes care of an event; when somebody did before, the answer says who. */
export function useAcknowledgeEvent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(acknowledgeEvent, { params: { id } }),
    onSuccess: () =>
      Promise.all(
        [eventKeys.all, notificationKeys.details, runKeys.details].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
