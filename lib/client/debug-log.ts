import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getDebugLog, putDebugLog } from "@/lib/schemas/debug-log";
import { call } from "./api";

const debugLogQuery = queryOptions({
  queryKey: ["debug-log"],
  queryFn: ({ signal }) => call(getDebugLog, {}, signal),
});

export function useDebugLog() {
  return useQuery(debugLogQuery);
}

export function usePutDebugLog() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (minutes: number) => call(putDebugLog, { body: { minutes } }),
    onSuccess: (view) => client.setQueryData(debugLogQuery.queryKey, view),
  });
}
