"use client";

import { lazy, Suspense } from "react";
import { draftKeyOf } from "@/components/templates/editor/draft-key";
import { EditorSkeleton } from "@/components/templates/editor/editor-skeleton";
import { OpeningTemplate } from "@/components/templates/editor/opening-template";
import { TemplateBoundary } from "@/components/templates/template-boundary";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useMe } from "@/lib/client/me";

const load = () => import("@/components/templates/editor/template-editor");
const TemplateEditor = lazy(async () => ({ default: (await load()).TemplateEditor }));
// At once, and not when it is first rendered: that is after the whole page is hydrated.
if (typeof window !== "undefined") void load();

export function TemplateEditorPage({ id }: { id: string }) {
  const { data: me } = useMe();
  // A draft may be kept in the browser, of which the server knows nothing.
  const isHydrated = useHydrated();
  return (
    <TemplateBoundary id={id} loading={<EditorSkeleton />}>
      {(template) => {
        const opening = <OpeningTemplate template={template} />;
        if (!isHydrated) return opening;
        return (
          <Suspense fallback={opening}>
            <TemplateEditor key={id} template={template} draftKey={draftKeyOf(me?.user?.id, template.id)} />
          </Suspense>
        );
      }}
    </TemplateBoundary>
  );
}
