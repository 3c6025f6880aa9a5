"use client";

import { useMemo } from "react";
import { TemplateBoundary } from "@/components/templates/template-boundary";
import { useMe } from "@/lib/client/me";
import type { TemplateView } from "@/lib/schemas/template";
import { draftOfContent } from "./draft";
import { draftKeyOf } from "./draft-key";
import { EditorSkeleton } from "./editor-skeleton";
import { startOf, type Start } from "./starts";
import { TemplateEditor } from "./template-editor";

/** The editor of a template that is not there yet. */
export function NewTemplate({ from, eventType }: { from: string; eventType: string | null }) {
  const start = useMemo(() => startOf(from, eventType), [from, eventType]);
  return start ? <Begun from={`${from} ${eventType ?? ""}`} start={start} name="" /> : <CopyOf id={from} />;
}

function CopyOf({ id }: { id: string }) {
  return (
    <TemplateBoundary
      id={id}
      loading={<EditorSkeleton />}
      listHref="/templates/new"
      listLabel="Start from something else"
    >
      {(template) => <Copy template={template} />}
    </TemplateBoundary>
  );
}

function Copy({ template }: { template: TemplateView }) {
  const start = useMemo(
    () => ({ type: template.notification_type, draft: draftOfContent(template) }),
    [template],
  );
  return <Begun from={template.id} start={start} name={`Copy of ${template.name}`} />;
}

function Begun({ from, start, name }: { from: string; start: Start; name: string }) {
  const { data: me } = useMe();
  return (
    <TemplateEditor
      template={null}
      start={start}
      startName={name}
      draftKey={draftKeyOf(me?.user?.id, `new ${from}`)}
    />
  );
}
