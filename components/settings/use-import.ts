"use client";

import { useState } from "react";
import { useToast } from "@/components/ui/toast";
import { useUrlState } from "@/components/ui/use-url-state";
import { useImportSettings, type SettingsLevel } from "@/lib/client/settings";
import type { ImportResult } from "@/lib/schemas/settings";
import { readDocument } from "./read-document";

export type SettingsImport = ReturnType<typeof useImport>;

/** A file on its way in: what it would change is asked for first, and is forgotten when the text changes. */
export function useImport(level: SettingsLevel) {
  const [text, setText] = useState("");
  const [preview, setPreview] = useState<ImportResult | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const url = useUrlState();
  const toast = useToast();
  const send = useImportSettings(level);

  const write = (next: string) => {
    setText(next);
    setPreview(null);
    setRefusal(null);
    setProblem(null);
  };
  const ask = async (dryRun: boolean): Promise<ImportResult | null> => {
    const reading = readDocument(text);
    setRefusal(null);
    setProblem(reading.problem ?? null);
    if (!reading.document) return null;
    try {
      // What is no JSON value cannot have come out of JSON.parse.
      const document = reading.document as Parameters<typeof send.mutateAsync>[0]["document"];
      return await send.mutateAsync({ document, dry_run: dryRun });
    } catch (error) {
      setRefusal(error);
      return null;
    }
  };

  return {
    text,
    write,
    preview,
    refusal,
    problem,
    isAsking: send.isPending,
    check: async () => setPreview(await ask(true)),
    apply: async () => {
      const result = await ask(false);
      if (!result) return;
      write("");
      toast({ state: "ok", message: "The settings are imported. They count from the next event on." });
      url.set({ tab: null });
    },
  };
}
