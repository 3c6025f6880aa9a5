"use client";

import type { ReactNode } from "react";
import { Missing } from "@/components/runs/missing";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { isApiError } from "@/lib/client/api-error";
import { useTemplate } from "@/lib/client/templates";
import type { TemplateView } from "@/lib/schemas/template";

interface TemplateBoundaryProps {
  id: string;
  loading: ReactNode;
  /** The way on from a template that is not there. */
  listHref?: string;
  listLabel?: string;
  children: (template: TemplateView) => ReactNode;
}

export function TemplateBoundary(props: TemplateBoundaryProps) {
  const { id, loading, listHref = "/templates", listLabel = "All templates", children } = props;
  const query = useTemplate(id);
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="template" listHref={listHref} listLabel={listLabel} />;
  return (
    <QueryBoundary query={query} loading={loading} errorTitle="The template could not be loaded">
      {children}
    </QueryBoundary>
  );
}
