import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query";
import {
  createSilence,
  deleteSilence,
  endSilence,
  getSilence,
  listSilences,
  updateSilence,
} from "@/lib/schemas/silence";
import { call, type BodyOf, type QueryOf } from "./api";
import { useIsDeleted } from "./deletions";

export type SilenceFilter = QueryOf<typeof listSilences>;

export const silenceKeys = {
  all: ["silences"] as const,
  list: (filter: SilenceFilter) => ["silences", "list", filter] as const,
  detail: (id: string) => ["silences", "detail", id] as const,
};

const deletionKey = ["silences", "delete"] as const;

/** A silence begins, rests and ends with time alone: no change tells of it. */
const STATE_MS = 20_000;

export function useSilences(filter: SilenceFilter = {}) {
  return useQuery({
    queryKey: silenceKeys.list(filter),
    queryFn: ({ signal }) => call(listSilences, { query: filter }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: STATE_MS,
  });
}

export function useSilence(id: string) {
  const isDeleted = useIsDeleted(deletionKey, id, (deleted: string) => deleted);
  return useQuery({
    queryKey: silenceKeys.detail(id),
    queryFn: ({ signal }) => call(getSilence, { params: { id } }, signal),
    refetchInterval: STATE_MS,
    enabled: !isDeleted,
  });
}

export function useCreateSilence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createSilence>) => call(createSilence, { body }),
    onSuccess: () => refresh(client),
  });
}

/** Puts the body in place of what was there. */
export function useUpdateSilence(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateSilence>) => call(updateSilence, { params: { id }, body }),
    onSuccess: () => refresh(client),
  });
}

export function useEndSilence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(endSilence, { params: { id } }),
    onSuccess: () => refresh(client),
  });
}

/** Its own page is still open, and would find nothing. */
export function useDeleteSilence() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: deletionKey,
    mutationFn: (id: string) => call(deleteSilence, { params: { id } }),
    onSuccess: (_, id) =>
      client.invalidateQueries({
        queryKey: silenceKeys.all,
        predicate: ({ queryKey }) => !queryKey.includes(id),
      }),
  });
}

function refresh(client: QueryClient) {
  return client.invalidateQueries({ queryKey: silenceKeys.all });
}
