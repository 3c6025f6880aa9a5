"use client";

import { useMemo, useState } from "react";
import { asSentence } from "@/components/ui/field-errors";
import { readProblem } from "@/components/ui/problem";
import type { JobDraft } from "./job-draft";
import { checkDraft, inputOf } from "./job-input";
import { pathOf } from "./problem-path";
import { valueAt } from "./value-at";

interface Refused {
  sentence: string;
  /** What the server refused: once it is another value, nothing is known of it. */
  value: string;
}

const none: ReadonlyMap<string, Refused> = new Map();

export interface Problems {
  /** Those that are shown: of the whole job once it was to be saved, before of the steps that were left. */
  shown: ReadonlyMap<string, string>;
  showAll: () => void;
  showStep: (id: string) => void;
  hideAll: () => void;
  /** Takes what the API says of places; gives their paths, and the error when a part of it belongs to no place. */
  place: (error: unknown) => { paths: string[]; unplaced: unknown };
}

export function useProblems(draft: JobDraft): Problems {
  const [isAllShown, setIsAllShown] = useState(false);
  const [leftSteps, setLeftSteps] = useState<ReadonlySet<string>>(() => new Set());
  const [refused, setRefused] = useState(none);
  const found = useMemo(() => checkDraft(draft).problems, [draft]);

  const shown = useMemo(() => {
    const isShown = (path: string) => {
      if (isAllShown) return true;
      const [area, index] = path.split(".");
      return area === "steps" && leftSteps.has(draft.steps[Number(index)]?.id ?? "");
    };
    const input = inputOf(draft);
    return new Map([
      ...[...refused]
        .filter(([path, { value }]) => JSON.stringify(valueAt(input, path)) === value)
        .map(([path, { sentence }]) => [path, sentence] as const),
      ...[...found].filter(([path]) => isShown(path)),
    ]);
  }, [draft, found, refused, isAllShown, leftSteps]);

  return {
    shown,
    showAll: () => setIsAllShown(true),
    showStep: (id) => setLeftSteps((left) => (left.has(id) ? left : new Set([...left, id]))),
    hideAll: () => {
      setIsAllShown(false);
      setLeftSteps(new Set());
      setRefused(none);
    },
    place: (error) => {
      const input = inputOf(draft);
      const { errors } = readProblem(error);
      const entries = errors
        .filter(
          ({ pointer }) => pointer !== undefined && pointer !== "" && pointer !== "/expected_updated_at",
        )
        .map(({ pointer = "", detail }) => {
          const path = pathOf(pointer);
          const value = JSON.stringify(valueAt(input, path));
          return [path, { sentence: asSentence(detail), value }] as const;
        });
      setRefused(new Map(entries));
      const isPlaced = errors.length > 0 && entries.length === errors.length;
      return { paths: entries.map(([path]) => path), unplaced: isPlaced ? null : error };
    },
  };
}
