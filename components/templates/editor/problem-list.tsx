"use client";

import { bodyNames } from "@/lib/core/template";
import { useEditor } from "./editor-model";
import { ProblemLines } from "./problem-lines";
import type { EditorProblem } from "./problems";

/** What is wrong, in all bodies of the template that is being edited. */
export function ProblemList() {
  const { problems, openBody, handles } = useEditor();
  const open = ({ field, template, line, column }: EditorProblem) => {
    if (template !== null || field === "layout") return;
    const body = bodyNames.find((name) => name === field);
    if (body) openBody(body);
    handles.show(field, { line, column });
  };
  return <ProblemLines problems={problems} onOpen={open} />;
}
