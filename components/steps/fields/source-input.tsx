"use client";

import { languageOf, looksLikeJson } from "@/components/templates/editor/languages";
import { CodeEditor } from "@/components/ui/code-editor";

interface SourceInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Heavy: load it dynamically. */
export function SourceInput(props: SourceInputProps) {
  const language = languageOf(looksLikeJson(props.value) ? "webhook" : "text", props.value);
  return <CodeEditor {...props} extensions={language} />;
}
