import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  openInvitation,
  renewInvitation,
  revokeInvitation,
} from "@/lib/schemas/invitation";
import { call, type BodyOf } from "./api";

export const invitationKeys = { all: ["invitations"] as const };

export const invitationsQuery = queryOptions({
  queryKey: invitationKeys.all,
  queryFn: ({ signal }) => call(listInvitations, {}, signal),
});

/** For admins alone: others are refused, so they do not ask. */
export function useInvitations({ isWanted }: { isWanted: boolean }) {
  return useQuery({ ...invitationsQuery, enabled: isWanted });
}

/** The answer is the only time the link is shown. */
export function useCreateInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createInvitation>) => call(createInvitation, { body }),
    onSuccess: () => refresh(client),
    gcTime: 0,
  });
}

/** A new link, shown once; the one before is void. */
export function useRenewInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(renewInvitation, { params: { id } }),
    onSuccess: () => refresh(client),
    gcTime: 0,
  });
}

export function useRevokeInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(revokeInvitation, { params: { id } }),
    onSuccess: () => refresh(client),
  });
}

/** What the link is about: nobody need be signed in, and nothing changes. A mutation, so that no cache keeps the token. */
export function useOpenInvitation() {
  return useMutation({
    mutationFn: (token: string) => call(openInvitation, { body: { token } }),
    gcTime: 0,
  });
}

/** The browser is signed in by it: load a page anew after it. */
export function useAcceptInvitation() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof acceptInvitation>) => call(acceptInvitation, { body }),
    gcTime: 0,
  });
}

function refresh(client: QueryClient) {
  return client.invalidateQueries({ queryKey: invitationKeys.all });
}
