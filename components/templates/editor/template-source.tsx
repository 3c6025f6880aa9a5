"use client";

import type { Diagnostic } from "@codemirror/lint";
import { EditorView, placeholder as showPlaceholder } from "@codemirror/view";
import { useMemo, useState } from "react";
import { CodeEditor, type CodeMemory } from "@/components/ui/code-editor";
import { templateCompletion } from "./completion";
import type { EditorField, EditorHandles } from "./editor-handles";
import { languageOf } from "./languages";
import { spanAt } from "./place";
import { problemsIn, type EditorProblem } from "./problems";
import type { Vocabulary } from "./vocabulary";

export interface TemplateSourceProps {
  field: EditorField;
  label: string;
  value: string;
  onChange: (value: string) => void;
  vocabulary: Vocabulary;
  /** Keep them: they do not follow the typing. */
  handles: EditorHandles;
  problems: readonly EditorProblem[];
  isReadOnly?: boolean;
  isOneLine?: boolean;
  /** Left out: cursor and history end with the editor. */
  memory?: CodeMemory;
  placeholder?: string;
}

/** One source in the template language, with completion, and its problems under the words they are about. */
export function TemplateSource(props: TemplateSourceProps) {
  const { field, label, value, onChange, vocabulary, handles, problems, memory } = props;
  const { isReadOnly, isOneLine, placeholder } = props;
  const language = languageOf(field, value);
  const extensions = useMemo(
    () => [
      language,
      templateCompletion(vocabulary, { isHtml: field === "html" }),
      EditorView.domEventHandlers({ focus: () => handles.noteFocus(field) }),
      placeholder === undefined ? [] : showPlaceholder(placeholder),
    ],
    [field, language, vocabulary, handles, placeholder],
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
      isReadOnly={isReadOnly}
      isOneLine={isOneLine}
      extensions={extensions}
      diagnostics={diagnostics}
      onView={(view) => handles.attach(field, view)}
      memory={memory && { name: field, of: memory }}
    />
  );
}
