"use client";

import { useState } from "react";
import { useImportJobs } from "@/lib/client/job-definitions";
import type { ImportJobsInput, ImportJobsResult } from "@/lib/schemas/job-import";
import { readImport } from "./read-import";

export type ImportedJobs = ImportJobsResult["data"];
export type ImportJobsForm = ReturnType<typeof useImportJobsForm>;

/** Jobs on their way in: what would be done is asked for first, and is forgotten when something is changed. */
export function useImportJobsForm(onImported: (jobs: ImportedJobs) => void) {
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [preview, setPreview] = useState<ImportedJobs | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = useImportJobs();
  const needsName = text.trim() !== "" && readImport(text).kind === "steps";

  const forget = () => {
    setPreview(null);
    setRefusal(null);
    setProblem(null);
  };
  const ask = async (isDry: boolean): Promise<ImportedJobs | null> => {
    forget();
    const reading = readImport(text);
    if (reading.kind === "problem") {
      setProblem(reading.problem);
      return null;
    }
    const jobs = reading.kind === "jobs" ? reading.jobs : [{ name, steps: reading.steps }];
    try {
      // The server says what of it is no job.
      return (await send.mutateAsync({ jobs: jobs as ImportJobsInput["jobs"], dry_run: isDry })).data;
    } catch (error) {
      setRefusal(error);
      return null;
    }
  };

  return {
    text,
    write: (next: string) => {
      setText(next);
      forget();
    },
    name,
    rename: (next: string) => {
      setName(next);
      forget();
    },
    needsName,
    isReady: text.trim() !== "" && (!needsName || name.trim() !== ""),
    preview,
    refusal,
    problem,
    isAsking: send.isPending,
    check: async () => setPreview(await ask(true)),
    apply: async () => {
      const done = await ask(false);
      if (done) onImported(done);
    },
  };
}
