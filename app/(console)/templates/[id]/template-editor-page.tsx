"use client";

import dynamic from "next/dynamic";
import { draftKeyOf } from "@/components/templates/editor/draft-key";
import { EditorSkeleton } from "@/components/templates/editor/editor-skeleton";
import { TemplateBoundary } from "@/components/templates/template-boundary";
import { useMe } from "@/lib/client/me";

const TemplateEditor = dynamic(
  () => import("@/components/templates/editor/template-editor").then((file) => file.TemplateEditor),
  { ssr: false, loading: () => <EditorSkeleton /> },
);

export function TemplateEditorPage({ id }: { id: string }) {
  const { data: me } = useMe();
  return (
    <TemplateBoundary id={id} loading={<EditorSkeleton />}>
      {(template) => (
        <TemplateEditor key={id} template={template} draftKey={draftKeyOf(me?.user?.id, template.id)} />
      )}
    </TemplateBoundary>
  );
}
