import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { changeMemberRole, listMembers } from "@/lib/schemas/account";
import { call, type BodyOf } from "./api";

export const memberKeys = { all: ["members"] as const };

export const membersQuery = queryOptions({
  queryKey: memberKeys.all,
  queryFn: ({ signal }) => call(listMembers, {}, signal),
});

export function useMembers() {
  return useQuery(membersQuery);
}

export function useChangeMemberRole() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ userId, role }: { userId: string; role: BodyOf<typeof changeMemberRole>["role"] }) =>
      call(changeMemberRole, { params: { user_id: userId }, body: { role } }),
    onSuccess: () => client.invalidateQueries({ queryKey: memberKeys.all }),
  });
}
