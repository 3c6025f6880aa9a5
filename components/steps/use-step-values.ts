"use client";

import { useMemo } from "react";
import { partsOf } from "@/components/templates/parts-of";
import { useTemplateSurroundings } from "@/lib/client/templates";
import type { TemplatePart } from "@/lib/templates/message-types";
import { useJobAtHand } from "./job-at-hand";
import { valuesAtStep } from "./step-values";

export interface StepValues {
  context: Record<string, unknown>;
  parts: readonly TemplatePart[];
  /** The name of the organisation's layout; null: the built-in one. */
  layout: string | null;
  /** Whether they are there. */
  isReady: boolean;
  error: unknown;
  retry: () => void;
}

/** What a step's templates are tried with: a run, or the sample in the words of the job at hand. */
export function useStepValues(runId: string | null): StepValues {
  const job = useJobAtHand();
  const { data, error, refetch } = useTemplateSurroundings(runId);
  const context = useMemo(
    () => valuesAtStep(data?.context ?? {}, runId === null ? job : null),
    [data, job, runId],
  );
  const parts = useMemo(() => (data ? partsOf(data) : []), [data]);
  return {
    context,
    parts,
    layout: data?.layout ?? null,
    isReady: data !== undefined,
    error,
    retry: () => void refetch(),
  };
}
