"use client";

import { Missing } from "@/components/runs/missing";
import { RunSkeleton } from "@/components/runs/run-skeleton";
import { TemplateVersions } from "@/components/templates/versions/template-versions";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { isApiError } from "@/lib/client/api-error";
import { useTemplate, useTemplateVersions } from "@/lib/client/templates";

export function VersionsPage({ id }: { id: string }) {
  const template = useTemplate(id);
  const versions = useTemplateVersions(id);
  if (!template.data && isApiError(template.error, "not_found"))
    return <Missing noun="template" listHref="/templates" listLabel="All templates" />;
  return (
    <QueryBoundary query={template} loading={<RunSkeleton />} errorTitle="The template could not be loaded">
      {(one) => (
        <QueryBoundary
          query={versions}
          loading={<RunSkeleton />}
          errorTitle="The versions could not be loaded"
        >
          {({ data }) => <TemplateVersions template={one} versions={data} />}
        </QueryBoundary>
      )}
    </QueryBoundary>
  );
}
