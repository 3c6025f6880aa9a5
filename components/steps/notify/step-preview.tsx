"use client";

import { useState } from "react";
import { StepValuesBoundary } from "@/components/steps/notify/step-values-boundary";
import { useStepValues, type StepValues } from "@/components/steps/use-step-values";
import { PreviewPane } from "@/components/templates/editor/preview-pane";
import { RunPicker } from "@/components/templates/editor/run-picker";
import type { RunSummary } from "@/lib/schemas/run";
import type { MessageSource } from "@/lib/templates/message-types";
import type { StepMessageKind } from "./message-choice";
import { useStepPreview } from "./use-step-preview";

export interface StepPreviewProps {
  kind: StepMessageKind;
  source: MessageSource;
}

/** A message that is not written here, with the values of the sample or of a run. Heavy: load it dynamically. */
export function StepPreview({ kind, source }: StepPreviewProps) {
  const [run, setRun] = useState<RunSummary | null>(null);
  const values = useStepValues(run?.id ?? null);
  return (
    <>
      <RunPicker run={run} onChoose={setRun} />
      <StepValuesBoundary values={values}>
        <Rendered kind={kind} source={source} values={values} />
      </StepValuesBoundary>
    </>
  );
}

function Rendered({ kind, source, values }: StepPreviewProps & { values: StepValues }) {
  const preview = useStepPreview(kind, source, values);
  return <PreviewPane kind={kind} preview={preview} level="h3" height={400} />;
}
