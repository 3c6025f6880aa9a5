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
import type { Previews } from "./render-previews";

const CHECK_AFTER_MS = 120;

/** What is wrong with what is written: found by reading it, and by rendering it with the context. */
export function useProblems(
  type: TemplateType,
  source: MessageSource,
  parts: readonly TemplatePart[],
  previews: Previews,
): EditorProblem[] {
  const [checked, setChecked] = useState(() => checkMessage(source, parts, { type }));
  useEffect(() => {
    const timer = setTimeout(
      () => startTransition(() => setChecked(checkMessage(source, parts, { type }))),
      CHECK_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [type, source, parts]);
  return useMemo(
    () => arrangeProblems([...checked.map(asError), ...renderingProblems(type, source, previews)]),
    [checked, type, source, previews],
  );
}

function asError(problem: SourceProblem): EditorProblem {
  return { ...problem, severity: "error", template: problem.template ?? null };
}

function renderingProblems(type: TemplateType, source: MessageSource, previews: Previews): EditorProblem[] {
  return messageKinds.flatMap((kind) => {
    const { error, message } = previews[kind];
    const warnings = error ? [] : (message?.warnings ?? []).filter((warning) => isOwn(warning, type, source));
    return [
      ...(error ? [error] : []),
      ...warnings.map((warning) => ({
        ...warning,
        severity: "warning" as const,
        template: warning.template ?? null,
      })),
    ];
  });
}

/** Built-in bodies are rendered with the rest, but nobody here can mend them. */
function isOwn({ field }: MessageWarning, type: TemplateType, source: MessageSource): boolean {
  if (field === "subject") return !isPart(type) && Boolean(source.subject);
  return field === "layout" ? type === "layout" : source[field] != null;
}
