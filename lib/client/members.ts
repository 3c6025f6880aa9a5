import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  endMemberSessions,
  listMembers,
  makePasswordLink,
  removeMember,
  updateMember,
} from "@/lib/schemas/member";
import { call, type BodyOf } from "./api";

export const memberKeys = { all: ["members"] as const };

export const membersQuery = queryOptions({
  queryKey: memberKeys.all,
  queryFn: ({ signal }) => call(listMembers, {}, signal),
});

export function useMembers() {
  return useQuery(membersQuery);
}

/** Another role, or in or out: their sessions end. */
export function useUpdateMember() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ userId, ...body }: { userId: string } & BodyOf<typeof updateMember>) =>
      call(updateMember, { params: { user_id: userId }, body }),
    onSuccess: () => refresh(client),
  });
}

export function useRemoveMember() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) => call(removeMember, { params: { user_id: userId } }),
    onSuccess: () => refresh(client),
  });
}

export function useEndMemberSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) => call(endMemberSessions, { params: { user_id: userId } }),
    onSuccess: () => refresh(client),
  });
}

/** The answer is the only time the link is shown. */
export function useMakePasswordLink() {
  return useMutation({
    mutationFn: (userId: string) => call(makePasswordLink, { params: { user_id: userId } }),
    gcTime: 0,
  });
}

function refresh(client: QueryClient) {
  return client.invalidateQueries({ queryKey: memberKeys.all });
}
