"use client";

import dynamic from "next/dynamic";
import { Missing } from "@/components/runs/missing";
import { EditorSkeleton } from "@/components/templates/editor/editor-skeleton";
import { draftKeyOf } from "@/components/templates/editor/draft-key";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { isApiError } from "@/lib/client/api-error";
import { useMe } from "@/lib/client/me";
import { useTemplate } from "@/lib/client/templates";

const TemplateEditor = dynamic(
  () => import("@/components/templates/editor/template-editor").then((file) => file.TemplateEditor),
  { ssr: false, loading: () => <EditorSkeleton /> },
);

export function TemplateEditorPage({ id }: { id: string }) {
  const query = useTemplate(id);
  const { data: me } = useMe();
  if (!query.data && isApiError(query.error, "not_found"))
    return <Missing noun="template" listHref="/templates" listLabel="All templates" />;
  return (
    <QueryBoundary query={query} loading={<EditorSkeleton />} errorTitle="The template could not be loaded">
      {(template) => (
        <TemplateEditor key={id} template={template} draftKey={draftKeyOf(me?.user?.id, template.id)} />
      )}
    </QueryBoundary>
  );
}
