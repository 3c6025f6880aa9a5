"use client";

import type { ReactNode } from "react";
import type { StepValues } from "@/components/steps/use-step-values";
import { ErrorNotice } from "@/components/ui/error-notice";
import { TextSkeleton } from "@/components/ui/skeletons";

/** What needs the values of a template, once they are there. */
export function StepValuesBoundary({ values, children }: { values: StepValues; children: ReactNode }) {
  const { isReady, error, retry } = values;
  if (isReady) return children;
  if (error) return <ErrorNotice error={error} title="The values could not be loaded" onRetry={retry} />;
  return <TextSkeleton lines={10} />;
}
