import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { cancelHeld, listHeld, releaseHeld } from "@/lib/schemas/held";
import { call, type QueryOf } from "./api";
import { notificationKeys } from "./notifications";
import { overviewKeys } from "./overview";
import { runKeys } from "./runs";

export type HeldFilter = QueryOf<typeof listHeld>;

export const heldKeys = {
  /** Among the lists of notifications: whatever makes these old makes those old. */
  list: (filter: HeldFilter) => [...notificationKeys.lists, "held", filter] as const,
};

export const heldQuery = (filter: HeldFilter) =>
  queryOptions({
    queryKey: heldKeys.list(filter),
    queryFn: ({ signal }) => call(listHeld, { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

export function useHeld(filter: HeldFilter = {}) {
  return useQuery(heldQuery(filter));
}

export function useReleaseHeld() {
  return useChangeHeld(releaseHeld);
}

export function useCancelHeld() {
  return useChangeHeld(cancelHeld);
}

function useChangeHeld(operation: typeof releaseHeld | typeof cancelHeld) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) => call(operation, { body: { ids } }),
    // After a refusal, too: it says that what the page shows is old.
    onSettled: () =>
      Promise.all(
        [notificationKeys.all, runKeys.details, overviewKeys.all].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
