import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { cancelHeld, listHeld, previewHeld, releaseHeld } from "@/lib/schemas/held";
import { call, type BodyOf, type QueryOf } from "./api";
import { notificationKeys } from "./notifications";
import { overviewKeys } from "./overview";
import { runKeys } from "./runs";

export type HeldFilter = QueryOf<typeof listHeld>;
/** Some of them, each on its own or with all that are told with it. */
export type HeldChoice = BodyOf<typeof releaseHeld>;

export const heldKeys = {
  /** Among the lists of notifications: whatever makes these old makes those old. */
  list: (filter: HeldFilter) => [...notificationKeys.lists, "held", filter] as const,
  /** Of its own: what was just sent or dropped has no preview any more, and nobody is to ask for it. */
  preview: (bundle: string, shown: number) => ["held", "preview", bundle, shown] as const,
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

/** The message that tells a bundle, as it would go out now; made anew when another number of its parts is `shown`. */
export function useHeldPreview(bundle: string, shown: number) {
  return useQuery({
    queryKey: heldKeys.preview(bundle, shown),
    queryFn: ({ signal }) => call(previewHeld, { query: { bundle } }, signal),
    enabled: shown > 1,
    placeholderData: keepPreviousData,
  });
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
    mutationFn: (choice: HeldChoice) => call(operation, { body: choice }),
    // After a refusal, too: it says that what the page shows is old.
    onSettled: () =>
      Promise.all(
        [notificationKeys.all, runKeys.details, overviewKeys.all].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
