import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getHealth, getWorkerStatus, startWorker, stopWorker } from "@/lib/schemas/worker";
import { call } from "./api";
import { overviewKeys } from "./overview";

export const workerKeys = {
  all: ["worker"] as const,
  status: ["worker", "status"] as const,
  health: ["worker", "health"] as const,
};

/** Heartbeats make no live change. */
const HEARTBEAT_REFETCH_MS = 10_000;

export const workerStatusQuery = queryOptions({
  queryKey: workerKeys.status,
  queryFn: ({ signal }) => call(getWorkerStatus, {}, signal),
  refetchInterval: HEARTBEAT_REFETCH_MS,
});

export const healthQuery = queryOptions({
  queryKey: workerKeys.health,
  queryFn: ({ signal }) => call(getHealth, {}, signal),
  refetchInterval: HEARTBEAT_REFETCH_MS,
});

export function useWorkerStatus() {
  return useQuery(workerStatusQuery);
}

/** `refetchMs`: on every page it is asked less often than where somebody looks at it. */
export function useHealth(refetchMs = HEARTBEAT_REFETCH_MS) {
  return useQuery({ ...healthQuery, refetchInterval: refetchMs });
}

export function useStartWorker() {
  return useSwitchWorker(startWorker);
}

export function useStopWorker() {
  return useSwitchWorker(stopWorker);
}

function useSwitchWorker(operation: typeof startWorker | typeof stopWorker) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(operation, {}),
    onSuccess: (status) => {
      client.setQueryData(workerKeys.status, status);
      return Promise.all([
        client.invalidateQueries({ queryKey: workerKeys.health }),
        client.invalidateQueries({ queryKey: overviewKeys.all }),
      ]);
    },
  });
}
