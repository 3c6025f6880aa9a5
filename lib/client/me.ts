import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { roles, type Role } from "@/lib/core/actor";
import { changePassword, getMe, setUp, switchOrganisation, updateMe } from "@/lib/schemas/account";
import { call, type BodyOf } from "./api";
import { sessionKeys } from "./sessions";

export const meKeys = { all: ["me"] as const };

export const meQuery = queryOptions({
  queryKey: meKeys.all,
  queryFn: ({ signal }) => call(getMe, {}, signal),
});

export function useMe() {
  return useQuery(meQuery);
}

/** Whether the person has the role; true while it is not known, for the server decides anyway. */
export function useHasRole(role: Role): boolean {
  const { data } = useMe();
  return !data || roles.indexOf(data.role) >= roles.indexOf(role);
}

/** One's own name, and how times are shown to one. */
export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateMe>) => call(updateMe, { body }),
    onSuccess: (me) => client.setQueryData(meKeys.all, me),
  });
}

/** What is known is the other organisation's: forget it all (`client.clear()`) and load the page anew after it. */
export function useSwitchOrganisation() {
  return useMutation({
    mutationFn: (organisationId: string) =>
      call(switchOrganisation, { body: { organisation_id: organisationId } }),
  });
}

/** All other sessions end. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof changePassword>) => call(changePassword, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKeys.all }),
    gcTime: 0,
  });
}

/** Makes the first admin with the one-time token. */
export function useSetUp() {
  return useMutation({ mutationFn: (body: BodyOf<typeof setUp>) => call(setUp, { body }), gcTime: 0 });
}
