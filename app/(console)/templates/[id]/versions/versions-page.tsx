"use client";

import { TemplateBoundary } from "@/components/templates/template-boundary";
import { TemplateVersions } from "@/components/templates/versions/template-versions";
import { DetailSkeleton } from "@/components/ui/detail-skeleton";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { TimelineSkeleton } from "@/components/ui/skeletons";
import { useTemplateVersions } from "@/lib/client/templates";

export function VersionsPage({ id }: { id: string }) {
  const versions = useTemplateVersions(id);
  return (
    <TemplateBoundary id={id} loading={<DetailSkeleton main={<TimelineSkeleton rows={5} />} facts={7} />}>
      {(template) => (
        <QueryBoundary
          query={versions}
          loading={<DetailSkeleton main={<TimelineSkeleton rows={5} />} facts={7} />}
          errorTitle="The versions could not be loaded"
        >
          {({ data }) => <TemplateVersions template={template} versions={data} />}
        </QueryBoundary>
      )}
    </TemplateBoundary>
  );
}
