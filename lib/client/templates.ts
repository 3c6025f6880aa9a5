import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { renderTemplatePreview } from "@/lib/schemas/template";
import { call, type BodyOf } from "./api";

export type RenderInput = BodyOf<typeof renderTemplatePreview>;

export const templateKeys = {
  all: ["templates"] as const,
  render: (input: RenderInput) => ["templates", "render", input] as const,
};

/** A preview is a read, although it is asked for with POST: the same sources give the same answer. */
export const renderQuery = (input: RenderInput) =>
  queryOptions({
    queryKey: templateKeys.render(input),
    queryFn: ({ signal }) => call(renderTemplatePreview, { body: input }, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  });

export function useRenderedTemplate(input: RenderInput) {
  return useQuery(renderQuery(input));
}
