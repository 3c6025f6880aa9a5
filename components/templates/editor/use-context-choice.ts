"use client";

import { useMemo, useState } from "react";
import { partsOf } from "@/components/templates/parts-of";
import { useTemplateSurroundings } from "@/lib/client/templates";
import type { RunSummary } from "@/lib/schemas/run";
import type { Json, JsonRecord } from "@/lib/templates/context-shape";
import type { TemplatePart } from "@/lib/templates/message-types";
import { isRecord } from "@/lib/templates/messages/json-value";

export interface ContextChoice {
  /** Null: the sample. */
  run: RunSummary | null;
  chooseRun: (run: RunSummary | null) => void;
  /** Whether there are values to render with. */
  isReady: boolean;
  error: unknown;
  retry: () => void;
  /** What is rendered with. */
  context: JsonRecord;
  /** The values written by hand; null: those of the run or the sample. */
  edited: JsonRecord | null;
  text: string;
  /** Why the text is not what is rendered with; null when it is. */
  textError: string | null;
  write: (text: string) => void;
  reset: () => void;
  parts: readonly TemplatePart[];
  layout: string | null;
}

const noContext: JsonRecord = {};

/** The values that templates are tried with: of the sample or a run, changed by hand or not. */
export function useContextChoice(): ContextChoice {
  const [run, setRun] = useState<RunSummary | null>(null);
  const [written, setWritten] = useState<{ text: string; edited: JsonRecord | null } | null>(null);
  const { data, error, refetch } = useTemplateSurroundings(run?.id ?? null);
  const loaded = data?.context ?? noContext;
  const parts = useMemo(() => (data ? partsOf(data) : []), [data]);
  const text = useMemo(() => JSON.stringify(loaded, null, 2), [loaded]);
  const edited = written?.edited ?? null;

  return {
    run,
    chooseRun: (next) => {
      setRun(next);
      setWritten(null);
    },
    isReady: data !== undefined,
    error,
    retry: () => void refetch(),
    context: edited ?? loaded,
    edited,
    text: written?.text ?? text,
    textError: written ? parseContext(written.text).error : null,
    write: (next) => {
      if (next === text) return setWritten(null);
      setWritten((last) => ({ text: next, edited: parseContext(next).value ?? last?.edited ?? null }));
    },
    reset: () => setWritten(null),
    parts,
    layout: data?.layout ?? null,
  };
}

function parseContext(text: string): { value: JsonRecord; error: null } | { value: null; error: string } {
  try {
    const value = JSON.parse(text) as Json;
    if (isRecord(value)) return { value, error: null };
    return { value: null, error: "The context is an object: it begins with { and ends with }." };
  } catch (error) {
    return { value: null, error: error instanceof Error ? error.message : "This is no JSON." };
  }
}
