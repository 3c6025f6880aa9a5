"use client";

import { draftKeyOf } from "@/components/templates/editor/draft-key";
import { EditorSkeleton } from "@/components/templates/editor/editor-skeleton";
import { OpeningTemplate } from "@/components/templates/editor/opening-template";
import { TemplateBoundary } from "@/components/templates/template-boundary";
import { useChunk } from "@/components/ui/use-chunk";
import { useMe } from "@/lib/client/me";

const load = () => import("@/components/templates/editor/template-editor");
// At once, and not when it is first rendered: that is after the whole page is hydrated.
if (typeof window !== "undefined") void load();

export function TemplateEditorPage({ id }: { id: string }) {
  const { data: me } = useMe();
  const chunk = useChunk(load);
  return (
    <TemplateBoundary id={id} loading={<EditorSkeleton />}>
      {(template) =>
        chunk ? (
          <chunk.TemplateEditor
            key={id}
            template={template}
            draftKey={draftKeyOf(me?.user?.id, template.id)}
          />
        ) : (
          <OpeningTemplate template={template} />
        )
      }
    </TemplateBoundary>
  );
}
