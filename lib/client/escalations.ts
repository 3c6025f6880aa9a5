import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getEscalation, listEscalations, stopEscalation } from "@/lib/schemas/escalation";
import { call, type QueryOf } from "./api";
import { eventKeys } from "./events";
import { notificationKeys } from "./notifications";
import { runKeys } from "./runs";

export type EscalationFilter = QueryOf<typeof listEscalations>;

/** Beside the events they are about: whatever makes these old makes those old. */
const all = [...eventKeys.all, "escalations"] as const;

export const escalationKeys = {
  all,
  list: (filter: EscalationFilter) => [...all, "list", filter] as const,
  detail: (id: string) => [...all, "detail", id] as const,
};

/** A step that tells nobody is taken without a change that would tell of it. */
const STEP_MS = 10_000;

export function useEscalations(filter: EscalationFilter = {}) {
  return useQuery({
    queryKey: escalationKeys.list(filter),
    queryFn: ({ signal }) => call(listEscalations, { query: filter }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: STEP_MS,
  });
}

export function useEscalation(id: string) {
  return useQuery({
    queryKey: escalationKeys.detail(id),
    queryFn: ({ signal }) => call(getEscalation, { params: { id } }, signal),
    refetchInterval: ({ state }) => (state.data?.state === "active" ? STEP_MS : false),
  });
}

export function useStopEscalation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(stopEscalation, { params: { id } }),
    // After a refusal, too: it says that what the page shows is old.
    onSettled: () =>
      Promise.all(
        [eventKeys.all, notificationKeys.all, runKeys.details].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
