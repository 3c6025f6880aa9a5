import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  createTemplate,
  deleteTemplate,
  getTemplate,
  getTemplateVersion,
  listTemplates,
  listTemplateVersions,
  restoreTemplateVersion,
  setTemplateEvents,
  updateTemplate,
} from "@/lib/schemas/template";
import { getTemplateSurroundings, sendTemplateTest } from "@/lib/schemas/template-rendering";
import { call, type BodyOf, type QueryOf } from "./api";
import { useIsDeleted } from "./deletions";

export type TemplateFilter = QueryOf<typeof listTemplates>;

export const templateKeys = {
  all: ["templates"] as const,
  list: (filter: TemplateFilter) => ["templates", "list", filter] as const,
  detail: (id: string) => ["templates", "detail", id] as const,
  versions: (id: string) => ["templates", "versions", id] as const,
  version: (id: string, version: number) => ["templates", "versions", id, version] as const,
  allSurroundings: ["templates", "surroundings"] as const,
  surroundings: (runId: string | null) => ["templates", "surroundings", runId] as const,
};

const deletionKey = ["templates", "delete"] as const;

export function useTemplates(filter: TemplateFilter = {}) {
  return useQuery({
    queryKey: templateKeys.list(filter),
    queryFn: ({ signal }) => call(listTemplates, { query: filter }, signal),
    placeholderData: keepPreviousData,
  });
}

/** Of an empty id nothing is asked. */
export function useTemplate(id: string) {
  const isDeleted = useIsDeleted(deletionKey, id, (deleted: { id: string }) => deleted.id);
  return useQuery({
    enabled: id !== "" && !isDeleted,
    queryKey: templateKeys.detail(id),
    queryFn: ({ signal }) => call(getTemplate, { params: { id } }, signal),
  });
}

export const templateVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: templateKeys.versions(id),
    queryFn: ({ signal }) => call(listTemplateVersions, { params: { id } }, signal),
  });

export function useTemplateVersions(id: string) {
  return useQuery(templateVersionsQuery(id));
}

/** A version never changes once it is written. */
export function useTemplateVersion(id: string, version: number) {
  return useQuery({
    queryKey: templateKeys.version(id, version),
    queryFn: ({ signal }) => call(getTemplateVersion, { params: { id, version } }, signal),
    staleTime: Infinity,
  });
}

/** The variables and parts that the browser renders with: of a run, or of the sample. */
export function useTemplateSurroundings(runId: string | null) {
  return useQuery({
    queryKey: templateKeys.surroundings(runId),
    queryFn: ({ signal }) =>
      call(getTemplateSurroundings, { query: runId === null ? {} : { run_id: runId } }, signal),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
}

export function useCreateTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof createTemplate>) => call(createTemplate, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: templateKeys.all }),
  });
}

/** Publishes: changed content becomes a version. */
export function useUpdateTemplate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateTemplate>) => call(updateTemplate, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: templateKeys.all }),
  });
}

/** What named it is told anew; its own page is still open, and would find nothing. */
export function useDeleteTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: deletionKey,
    mutationFn: ({ id, force = false }: { id: string; force?: boolean }) =>
      call(deleteTemplate, { params: { id }, query: { force: String(force) } }),
    onSuccess: (_, { id }) =>
      client.invalidateQueries({
        queryKey: templateKeys.all,
        predicate: ({ queryKey }) => !queryKey.includes(id),
      }),
  });
}

export function useRestoreTemplateVersion(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) => call(restoreTemplateVersion, { params: { id, version } }),
    onSuccess: () => client.invalidateQueries({ queryKey: templateKeys.all }),
  });
}

export function useSetTemplateEvents(id: string) {
  const client = useQueryClient();
  return useMutation({
    // Each says the whole list, so one that is overtaken would bring an older one back.
    scope: { id: `template-events ${id}` },
    mutationFn: (body: BodyOf<typeof setTemplateEvents>) => call(setTemplateEvents, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: templateKeys.all }),
  });
}

/** Sends sources that are not saved to the person who asks. */
export function useSendTemplateTest() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof sendTemplateTest>) => call(sendTemplateTest, { body }),
  });
}
