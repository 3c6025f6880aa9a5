"use client";

import { useState } from "react";
import type { JobDefinition } from "@/lib/schemas/job-definition";
import type { JobDraft } from "./job-draft";
import { checkDraft } from "./job-input";
import type { DraftControls } from "./use-job-draft";
import type { Problems } from "./use-problems";

export interface SaveRequest {
  definition: JobDefinition;
  draft: JobDraft;
  /** Whether what others saved meanwhile is written over. */
  isOver: boolean;
}

interface SavingOptions {
  controls: DraftControls;
  problems: Problems;
  save: (request: SaveRequest) => Promise<void>;
  /** Leads to the field of a problem. */
  goTo: (path: string) => void;
}

/** Checks the draft and saves it. What is wrong stands at its fields, and the first of them is gone to. */
export function useSaving({ controls, problems, save, goTo }: SavingOptions) {
  const [isSaving, setIsSaving] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);

  const submit = async (isOver = false) => {
    if (isSaving) return;
    const { draft } = controls.state;
    const checked = checkDraft(draft);
    problems.showAll();
    setRefusal(null);
    if (!checked.definition) {
      const [first] = checked.problems.keys();
      if (first !== undefined) goTo(first);
      return;
    }
    setIsSaving(true);
    try {
      await save({ definition: checked.definition, draft, isOver });
      problems.hideAll();
    } catch (error) {
      const { paths, unplaced } = problems.place(error);
      setRefusal(unplaced);
      if (paths[0] !== undefined) goTo(paths[0]);
    } finally {
      setIsSaving(false);
    }
  };

  return { submit, isSaving, refusal, forgetRefusal: () => setRefusal(null) };
}
