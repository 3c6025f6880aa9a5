import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  checkMailServer,
  createMailServer,
  deleteMailServer,
  listMailServers,
  orderMailServers,
  testMailServer,
  updateMailServer,
} from "@/lib/schemas/mail-server";
import { call, type BodyOf } from "./api";
import { HEALTH_MS } from "./channels";
import { overviewKeys } from "./overview";

export const mailServerKeys = { all: ["mail-servers"] as const };

export const mailServersQuery = queryOptions({
  queryKey: mailServerKeys.all,
  queryFn: ({ signal }) => call(listMailServers, {}, signal),
  refetchInterval: HEALTH_MS,
});

/** In the order in which they are tried. */
export function useMailServers() {
  return useQuery(mailServersQuery);
}

export function useCreateMailServer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createMailServer>) => call(createMailServer, { body }),
    onSuccess: () => refresh(client),
  });
}

/** What is left out keeps its value. */
export function useUpdateMailServer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string } & BodyOf<typeof updateMailServer>) =>
      call(updateMailServer, { params: { id }, body }),
    onSuccess: () => refresh(client),
  });
}

export function useDeleteMailServer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(deleteMailServer, { params: { id } }),
    onSuccess: () => refresh(client),
  });
}

export function useOrderMailServers() {
  const client = useQueryClient();
  return useMutation({
    // Each says the whole order, so one that is overtaken would bring an older one back.
    scope: { id: "order-mail-servers" },
    mutationFn: (ids: string[]) => call(orderMailServers, { body: { ids } }),
    onSuccess: (ordered) => {
      client.setQueryData(mailServerKeys.all, ordered);
      return refresh(client);
    },
  });
}

/** The doctor's report about settings that need not be stored yet. A failed step is a result, not an error. */
export function useCheckMailServer() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof checkMailServer>) => call(checkMailServer, { body }),
  });
}

/** Sends a test mail over one server. A refusal by it is a result, not an error. */
export function useTestMailServer() {
  return useMutation({
    mutationFn: ({ id, to }: { id: string; to: string }) =>
      call(testMailServer, { params: { id }, body: { to } }),
  });
}

/** The overview says whether there is one. */
function refresh(client: QueryClient) {
  return Promise.all(
    [mailServerKeys.all, overviewKeys.all].map((queryKey) => client.invalidateQueries({ queryKey })),
  );
}
