import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import {
  closeDeadLetters,
  listDeadLetterCauses,
  listDeadLetters,
  redriveDeadLetters,
} from "@/lib/schemas/dead-letter";
import { call, type BodyOf } from "./api";
import { deadLetterKeys } from "./dead-letter-keys";
import { notificationKeys } from "./notifications";
import { overviewKeys } from "./overview";

export const deadLetterCausesQuery = queryOptions({
  queryKey: deadLetterKeys.causes,
  queryFn: ({ signal }) => call(listDeadLetterCauses, {}, signal),
});

export function useDeadLetterCauses() {
  return useQuery(deadLetterCausesQuery);
}

export const deadLettersQuery = (cause: string) =>
  infiniteQueryOptions({
    queryKey: deadLetterKeys.list(cause),
    queryFn: ({ signal, pageParam: cursor }) =>
      call(listDeadLetters, { query: { cause, cursor, limit: 25 } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

export function useDeadLetters(cause: string) {
  return useInfiniteQuery(deadLettersQuery(cause));
}

/** One batch: the answer says what remains. Nothing is asked again after it: see useRefreshDeadLetters. */
export const redriveBatch = (body: BodyOf<typeof redriveDeadLetters>, signal?: AbortSignal) =>
  call(redriveDeadLetters, { body }, signal);

export const closeBatch = (body: BodyOf<typeof closeDeadLetters>, signal?: AbortSignal) =>
  call(closeDeadLetters, { body }, signal);

export function useRedrive() {
  const refresh = useRefreshDeadLetters();
  return useMutation({
    mutationFn: (body: BodyOf<typeof redriveDeadLetters>) => redriveBatch(body),
    // After a refusal, too: it says that what the page shows is old.
    onSettled: refresh,
  });
}

/** Asks again for all that a change of dead letters makes old. */
export function useRefreshDeadLetters() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [deadLetterKeys.all, notificationKeys.all, overviewKeys.all].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}
