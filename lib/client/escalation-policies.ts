import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  createEscalationPolicy,
  deleteEscalationPolicy,
  getEscalationPolicy,
  listEscalationPolicies,
  updateEscalationPolicy,
} from "@/lib/schemas/escalation-policy";
import { call, type BodyOf } from "./api";
import { useIsDeleted } from "./deletions";

export const escalationPolicyKeys = {
  all: ["escalation-policies"] as const,
  list: ["escalation-policies", "list"] as const,
  detail: (id: string) => ["escalation-policies", "detail", id] as const,
};

const deletionKey = ["escalation-policies", "delete"] as const;

export const escalationPoliciesQuery = queryOptions({
  queryKey: escalationPolicyKeys.list,
  queryFn: ({ signal }) => call(listEscalationPolicies, {}, signal),
});

export function useEscalationPolicies() {
  return useQuery(escalationPoliciesQuery);
}

export function useEscalationPolicy(id: string) {
  const isDeleted = useIsDeleted(deletionKey, id, (deleted: string) => deleted);
  return useQuery({
    queryKey: escalationPolicyKeys.detail(id),
    queryFn: ({ signal }) => call(getEscalationPolicy, { params: { id } }, signal),
    enabled: !isDeleted,
  });
}

export function useCreateEscalationPolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createEscalationPolicy>) => call(createEscalationPolicy, { body }),
    onSuccess: () => refresh(client),
  });
}

/** Puts the body in place of what was there. */
export function useUpdateEscalationPolicy(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateEscalationPolicy>) =>
      call(updateEscalationPolicy, { params: { id }, body }),
    onSuccess: () => refresh(client),
  });
}

/** Its own page is still open, and would find nothing. */
export function useDeleteEscalationPolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: deletionKey,
    mutationFn: (id: string) => call(deleteEscalationPolicy, { params: { id } }),
    onSuccess: (_, id) =>
      client.invalidateQueries({
        queryKey: escalationPolicyKeys.all,
        predicate: ({ queryKey }) => !queryKey.includes(id),
      }),
  });
}

function refresh(client: QueryClient) {
  return client.invalidateQueries({ queryKey: escalationPolicyKeys.all });
}
