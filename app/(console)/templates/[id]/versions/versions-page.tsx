"use client";

import { RunSkeleton } from "@/components/runs/run-skeleton";
import { TemplateBoundary } from "@/components/templates/template-boundary";
import { TemplateVersions } from "@/components/templates/versions/template-versions";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { useTemplateVersions } from "@/lib/client/templates";

export function VersionsPage({ id }: { id: string }) {
  const versions = useTemplateVersions(id);
  return (
    <TemplateBoundary id={id} loading={<RunSkeleton />}>
      {(template) => (
        <QueryBoundary
          query={versions}
          loading={<RunSkeleton />}
          errorTitle="The versions could not be loaded"
        >
          {({ data }) => <TemplateVersions template={template} versions={data} />}
        </QueryBoundary>
      )}
    </TemplateBoundary>
  );
}
