"use client";

import { useEditor } from "./editor-model";
import { TemplateSource, type TemplateSourceProps } from "./template-source";

type SourceEditorProps = Pick<TemplateSourceProps, "field" | "label" | "value" | "onChange" | "isOneLine">;

/** One source of the template that is being edited. */
export function SourceEditor(props: SourceEditorProps) {
  const { vocabulary, handles, problems, canWrite, memory } = useEditor();
  return (
    <TemplateSource
      {...props}
      vocabulary={vocabulary}
      handles={handles}
      problems={problems}
      isReadOnly={!canWrite}
      memory={memory}
    />
  );
}
