import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  createChannel,
  deleteChannel,
  getChannel,
  listChannelKinds,
  listChannels,
  resumeChannel,
  testChannel,
  updateChannel,
} from "@/lib/schemas/channel";
import { call, type BodyOf } from "./api";
import { useIsDeleted } from "./deletions";

export const channelKeys = {
  all: ["channels"] as const,
  list: ["channels", "list"] as const,
  detail: (id: string) => ["channels", "detail", id] as const,
  kinds: ["channel-kinds"] as const,
};

const deletionKey = ["channels", "delete"] as const;

/** A pause ends with time alone, so no change of a message tells of it. */
export const HEALTH_MS = 20_000;

/** What kinds there are changes only with the program. */
export const channelKindsQuery = queryOptions({
  queryKey: channelKeys.kinds,
  queryFn: ({ signal }) => call(listChannelKinds, {}, signal),
  staleTime: Infinity,
});

export const channelsQuery = queryOptions({
  queryKey: channelKeys.list,
  queryFn: ({ signal }) => call(listChannels, {}, signal),
  refetchInterval: HEALTH_MS,
});

export const channelQuery = (id: string) =>
  queryOptions({
    queryKey: channelKeys.detail(id),
    queryFn: ({ signal }) => call(getChannel, { params: { id } }, signal),
    refetchInterval: HEALTH_MS,
  });

export function useChannelKinds() {
  return useQuery(channelKindsQuery);
}

export function useChannels() {
  return useQuery(channelsQuery);
}

export function useChannel(id: string) {
  const isDeleted = useIsDeleted(deletionKey, id, (deleted: string) => deleted);
  return useQuery({ ...channelQuery(id), enabled: !isDeleted });
}

export function useCreateChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createChannel>) => call(createChannel, { body }),
    onSuccess: () => refresh(client),
  });
}

/** What is left out keeps its value, each field of `config` as well. */
export function useUpdateChannel(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateChannel>) => call(updateChannel, { params: { id }, body }),
    onSuccess: () => refresh(client),
  });
}

/** Its own page is still open, and would find nothing. */
export function useDeleteChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: deletionKey,
    mutationFn: (id: string) => call(deleteChannel, { params: { id } }),
    onSuccess: (_, id) =>
      client.invalidateQueries({
        queryKey: channelKeys.all,
        predicate: ({ queryKey }) => !queryKey.includes(id),
      }),
  });
}

/** Sends to a closed channel again now, instead of at the end of its pause. */
export function useResumeChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(resumeChannel, { params: { id } }),
    onSuccess: () => refresh(client),
  });
}

/** A refusal by the other side is a result, not an error. */
export function useTestChannel() {
  return useMutation({ mutationFn: (id: string) => call(testChannel, { params: { id } }) });
}

/** One channel's change shows in others as well: only one of them tells the admins. */
function refresh(client: QueryClient) {
  return client.invalidateQueries({ queryKey: channelKeys.all });
}
