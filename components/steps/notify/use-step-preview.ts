"use client";

import { startTransition, useEffect, useMemo, useState } from "react";
import { arrangeProblems, type EditorProblem } from "@/components/templates/editor/problems";
import {
  renderPreview,
  type Preview,
  type PreviewInput,
} from "@/components/templates/editor/render-previews";
import { previewProblems, useSourceProblems } from "@/components/templates/editor/use-problems";
import type { StepValues } from "@/components/steps/use-step-values";
import type { MessageSource } from "@/lib/templates/message-types";
import type { StepMessageKind } from "./message-choice";

const RENDER_AFTER_MS = 60;

/** The message that a source gives, a moment after it is written: typing never waits for it. */
export function useStepPreview(
  kind: StepMessageKind,
  source: MessageSource,
  { context, parts, layout }: StepValues,
): Preview {
  const input = useMemo<PreviewInput>(
    () => ({ type: kind, name: "", source, context, parts, layout }),
    [kind, source, context, parts, layout],
  );
  const [preview, setPreview] = useState(() => renderPreview(kind, input, null));
  useEffect(() => {
    const timer = setTimeout(
      () => startTransition(() => setPreview((last) => renderPreview(kind, input, last.message))),
      RENDER_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [kind, input]);
  return preview;
}

/** What is wrong with a source: found by reading it, and by rendering it. */
export function useStepProblems(
  kind: StepMessageKind,
  source: MessageSource,
  { parts }: StepValues,
  preview: Preview,
): EditorProblem[] {
  const found = useSourceProblems(kind, source, parts);
  return useMemo(
    () => arrangeProblems([...found, ...previewProblems(kind, source, preview)]),
    [found, kind, source, preview],
  );
}
