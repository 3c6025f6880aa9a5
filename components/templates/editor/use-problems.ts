"use client";

import { startTransition, useEffect, useMemo, useState } from "react";
import { isPart, type TemplateType } from "@/lib/core/template";
import { messageKinds } from "@/lib/core/channel-kind";
import { checkMessage } from "@/lib/templates/message";
import type {
  MessageSource,
  MessageWarning,
  SourceProblem,
  TemplatePart,
} from "@/lib/templates/message-types";
import { arrangeProblems, type EditorProblem } from "./problems";
import type { Preview, Previews } from "./render-previews";

const CHECK_AFTER_MS = 120;

/** What is wrong with what is written: found by reading it, and by rendering it with the context. */
export function useProblems(
  type: TemplateType,
  source: MessageSource,
  parts: readonly TemplatePart[],
  previews: Previews,
): EditorProblem[] {
  const checked = useSourceProblems(type, source, parts);
  return useMemo(
    () =>
      arrangeProblems([
        ...checked,
        ...messageKinds.flatMap((kind) => previewProblems(type, source, previews[kind])),
      ]),
    [checked, type, source, previews],
  );
}

/** What is found by reading the sources, a moment after they are written. */
export function useSourceProblems(
  type: TemplateType,
  source: MessageSource,
  parts: readonly TemplatePart[],
): EditorProblem[] {
  const [checked, setChecked] = useState(() => checkMessage(source, parts, { type }));
  useEffect(() => {
    const timer = setTimeout(
      () => startTransition(() => setChecked(checkMessage(source, parts, { type }))),
      CHECK_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [type, source, parts]);
  return useMemo(() => checked.map(asError), [checked]);
}

function asError(problem: SourceProblem): EditorProblem {
  return { ...problem, severity: "error", template: problem.template ?? null };
}

/** What is found by rendering one channel's message. */
export function previewProblems(
  type: TemplateType,
  source: MessageSource,
  { error, message }: Preview,
): EditorProblem[] {
  if (error) return [error];
  return (message?.warnings ?? [])
    .filter((warning) => isOwn(warning, type, source))
    .map((warning) => ({ ...warning, severity: "warning", template: warning.template ?? null }));
}

/** Built-in bodies are rendered with the rest, but nobody here can mend them. */
function isOwn({ field }: MessageWarning, type: TemplateType, source: MessageSource): boolean {
  if (field === "subject") return !isPart(type) && Boolean(source.subject);
  return field === "layout" ? type === "layout" : source[field] != null;
}
