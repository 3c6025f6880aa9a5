import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endAllSessions, endSession, listSessions } from "@/lib/schemas/session";
import { call } from "./api";

export const sessionKeys = { all: ["sessions"] as const };

/** One's own. */
export const sessionsQuery = queryOptions({
  queryKey: sessionKeys.all,
  queryFn: ({ signal }) => call(listSessions, {}, signal),
});

export function useSessions() {
  return useQuery(sessionsQuery);
}

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(endSession, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.all }),
  });
}

/** This one too: sign in again after it. */
export function useEndAllSessions() {
  return useMutation({ mutationFn: () => call(endAllSessions, {}) });
}
