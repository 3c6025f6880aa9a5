import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { deleteSuppression, listSuppressions, unsubscribe } from "@/lib/schemas/suppression";
import { call, type QueryOf } from "./api";

export type SuppressionFilter = QueryOf<typeof listSuppressions>;

export const suppressionKeys = {
  all: ["suppressions"] as const,
  list: (filter: SuppressionFilter) => ["suppressions", filter] as const,
};

export function useSuppressions(filter: SuppressionFilter = {}) {
  return useQuery({
    queryKey: suppressionKeys.list(filter),
    queryFn: ({ signal }) => call(listSuppressions, { query: filter }, signal),
    placeholderData: keepPreviousData,
  });
}

/** Lets an address get mail again. */
export function useDeleteSuppression() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(deleteSuppression, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: suppressionKeys.all }),
  });
}

/** With the token of a link in a mail: nobody need be signed in. */
export function useUnsubscribe() {
  return useMutation({ mutationFn: (token: string) => call(unsubscribe, { params: { token } }) });
}
