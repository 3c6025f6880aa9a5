"use client";

import { json, jsonParseLinter } from "@codemirror/lang-json";
import { linter } from "@codemirror/lint";
import { styled } from "@mui/material/styles";
import { CodeEditor } from "@/components/ui/code-editor";

const extensions = [json(), linter(jsonParseLinter(), { delay: 150 })];

const Frame = styled("div")(({ theme }) => ({
  border: `1px solid ${theme.vars.palette.line.strong}`,
  borderRadius: theme.shape.borderRadius,
  overflow: "hidden",
  height: "min(560px, 60dvh)",
  "&[data-short]": { height: "min(280px, 36dvh)" },
}));

interface JsonEditorProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** Where it is not alone on its page. */
  isShort?: boolean;
}

/** Heavy: load it dynamically. */
export function JsonEditor({ isShort, ...props }: JsonEditorProps) {
  return (
    <Frame data-short={isShort || undefined}>
      <CodeEditor {...props} extensions={extensions} />
    </Frame>
  );
}
