import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createOrganisation, listOrganisations, renameOrganisation } from "@/lib/schemas/organisation";
import { call, type BodyOf } from "./api";
import { meKeys } from "./me";

export const organisationKeys = { all: ["organisations"] as const };

/** Root's. */
export const organisationsQuery = queryOptions({
  queryKey: organisationKeys.all,
  queryFn: ({ signal }) => call(listOrganisations, {}, signal),
});

export function useOrganisations() {
  return useQuery(organisationsQuery);
}

/** Whoever makes it belongs to it. */
export function useCreateOrganisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createOrganisation>) => call(createOrganisation, { body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: organisationKeys.all }),
        client.invalidateQueries({ queryKey: meKeys.all }),
      ]),
  });
}

/** One's own. */
export function useRenameOrganisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => call(renameOrganisation, { body: { name } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: organisationKeys.all }),
        client.invalidateQueries({ queryKey: meKeys.all }),
      ]),
  });
}
