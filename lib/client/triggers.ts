import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  backtestTrigger,
  deleteTrigger,
  getTrigger,
  listTriggers,
  putTrigger,
  type TriggerView,
} from "@/lib/schemas/trigger";
import { call, callVersioned, type BodyOf } from "./api";
import { ApiError, changedMeanwhile, isApiError } from "./api-error";
import { channelKeys } from "./channels";
import { escalationPolicyKeys } from "./escalation-policies";
import { templateKeys } from "./templates";

export const triggerKeys = {
  all: ["triggers"] as const,
  list: ["triggers", "list"] as const,
  detail: (eventType: string) => ["triggers", "detail", eventType] as const,
};

export const triggersQuery = queryOptions({
  queryKey: triggerKeys.list,
  queryFn: ({ signal }) => call(listTriggers, {}, signal),
});

export const triggerQuery = (eventType: string) =>
  queryOptions({
    queryKey: triggerKeys.detail(eventType),
    queryFn: ({ signal }) => call(getTrigger, { params: { event_type: eventType } }, signal),
  });

export function useTriggers() {
  return useQuery(triggersQuery);
}

export function useTrigger(eventType: string) {
  return useQuery(triggerQuery(eventType));
}

/** Sets it as a whole, but not over what somebody else has set since it was `seen`. */
export function usePutTrigger(seen: TriggerView) {
  const client = useQueryClient();
  const params = { event_type: seen.event_type };
  return useMutation({
    mutationFn: async (body: BodyOf<typeof putTrigger>) => {
      const { result: stored, etag: ifMatch } = await callVersioned(getTrigger, { params });
      if (stored.updated_at !== seen.updated_at) throw new ApiError(changedMeanwhile);
      return (await callVersioned(putTrigger, { params, body }, { ifMatch })).result;
    },
    onSuccess: () => refresh(client),
    onError: (error) => (isApiError(error, changedMeanwhile.code) ? refresh(client) : undefined),
  });
}

/** Changes nothing. */
export function useBacktestTrigger(eventType: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof backtestTrigger>) =>
      call(backtestTrigger, { params: { event_type: eventType }, body }),
  });
}

/** Back to the default. */
export function useDeleteTrigger(eventType: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(deleteTrigger, { params: { event_type: eventType } }),
    onSuccess: () => refresh(client),
  });
}

/** Channels, templates and escalation policies say which events use them. */
function refresh(client: QueryClient) {
  const keys = [triggerKeys.all, channelKeys.all, templateKeys.all, escalationPolicyKeys.all];
  return Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}
