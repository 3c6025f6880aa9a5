import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  createRotation,
  createRotationOverride,
  deleteRotation,
  deleteRotationOverride,
  getRotation,
  listRotations,
  updateRotation,
} from "@/lib/schemas/rotation";
import { call, type BodyOf } from "./api";
import { useIsDeleted } from "./deletions";

export const rotationKeys = {
  all: ["rotations"] as const,
  list: ["rotations", "list"] as const,
  detail: (id: string) => ["rotations", "detail", id] as const,
};

const deletionKey = ["rotations", "delete"] as const;

/** A handover comes with time alone: no change tells of it. */
const HANDOVER_MS = 30_000;

export const rotationsQuery = queryOptions({
  queryKey: rotationKeys.list,
  queryFn: ({ signal }) => call(listRotations, {}, signal),
  refetchInterval: HANDOVER_MS,
});

export function useRotations() {
  return useQuery(rotationsQuery);
}

export function useRotation(id: string) {
  const isDeleted = useIsDeleted(deletionKey, id, (deleted: string) => deleted);
  return useQuery({
    queryKey: rotationKeys.detail(id),
    queryFn: ({ signal }) => call(getRotation, { params: { id } }, signal),
    refetchInterval: HANDOVER_MS,
    enabled: !isDeleted,
  });
}

export function useCreateRotation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createRotation>) => call(createRotation, { body }),
    onSuccess: () => refresh(client),
  });
}

/** Puts the body in place of what was there; the overrides stay. */
export function useUpdateRotation(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateRotation>) => call(updateRotation, { params: { id }, body }),
    onSuccess: () => refresh(client),
  });
}

/** Its own page is still open, and would find nothing. */
export function useDeleteRotation() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: deletionKey,
    mutationFn: (id: string) => call(deleteRotation, { params: { id } }),
    onSuccess: (_, id) =>
      client.invalidateQueries({
        queryKey: rotationKeys.all,
        predicate: ({ queryKey }) => !queryKey.includes(id),
      }),
  });
}

/** Somebody takes over for a while. */
export function useCreateRotationOverride(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createRotationOverride>) =>
      call(createRotationOverride, { params: { id }, body }),
    onSuccess: () => refresh(client),
  });
}

/** The list has the turn again. */
export function useDeleteRotationOverride(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (overrideId: string) =>
      call(deleteRotationOverride, { params: { id, override_id: overrideId } }),
    // After a refusal, too: it says that what the page shows is old.
    onSettled: () => refresh(client),
  });
}

function refresh(client: QueryClient) {
  return client.invalidateQueries({ queryKey: rotationKeys.all });
}
