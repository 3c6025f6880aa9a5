"use client";

import type { Diagnostic } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";
import { useMemo, useState } from "react";
import { CodeEditor } from "@/components/ui/code-editor";
import { templateCompletion } from "./completion";
import { useEditor } from "./editor-model";
import type { EditorField } from "./editor-handles";
import { languageOf } from "./languages";
import { spanAt } from "./place";
import { problemsIn } from "./problems";

interface SourceEditorProps {
  field: EditorField;
  label: string;
  value: string;
  onChange: (value: string) => void;
  isOneLine?: boolean;
}

/** One source in the template language, with completion, and its problems under the words they are about. */
export function SourceEditor({ field, label, value, onChange, isOneLine }: SourceEditorProps) {
  const { vocabulary, handles, problems, canWrite, memory } = useEditor();
  const language = languageOf(field, value);
  const extensions = useMemo(
    () => [
      language,
      templateCompletion(vocabulary, { isHtml: field === "html" }),
      EditorView.domEventHandlers({ focus: () => handles.noteFocus(field) }),
    ],
    [field, language, vocabulary, handles],
  );
  // The places belong to the text that was checked; what is typed since moves them in the editor itself.
  const [checked, setChecked] = useState({ problems, value });
  if (checked.problems !== problems) setChecked({ problems, value });
  const diagnostics = useMemo<Diagnostic[]>(
    () =>
      problemsIn(checked.problems, field).map((problem) => ({
        ...spanAt(checked.value, problem),
        severity: problem.severity,
        message: problem.message,
      })),
    [checked, field],
  );

  return (
    <CodeEditor
      label={label}
      value={value}
      onChange={onChange}
      isReadOnly={!canWrite}
      isOneLine={isOneLine}
      extensions={extensions}
      diagnostics={diagnostics}
      onView={(view) => handles.attach(field, view)}
      memory={{ name: field, of: memory }}
    />
  );
}
