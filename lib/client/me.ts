import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { roles, type Role } from "@/lib/core/actor";
import { changePassword, getMe, setUp } from "@/lib/schemas/account";
import { call, type BodyOf } from "./api";

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

/** All sessions end, this one too: sign in again after it. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof changePassword>) => call(changePassword, { body }),
    gcTime: 0,
  });
}

/** Makes the first admin with the one-time token. */
export function useSetUp() {
  return useMutation({ mutationFn: (body: BodyOf<typeof setUp>) => call(setUp, { body }), gcTime: 0 });
}
