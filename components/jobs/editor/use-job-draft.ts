"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { readStored, removeStored, writeStored } from "@/components/ui/use-stored";
import {
  followStored,
  isChanged,
  openDraft,
  readDraft,
  settleSaved,
  type DraftState,
  type Stored,
  type StoredDraft,
} from "./draft-state";
import type { JobDraft } from "./job-draft";

const WRITE_AFTER_MS = 300;

export type DraftChange = Partial<JobDraft> | ((draft: JobDraft) => Partial<JobDraft>);

export interface DraftControls {
  state: DraftState;
  change: (change: DraftChange) => void;
  discard: () => void;
  settle: (saved: Stored, sent: JobDraft) => void;
  hideRestored: () => void;
  /** What is kept in the browser goes: the draft is saved elsewhere now. */
  forget: () => void;
}

/** Drafts are kept by person and job: two who share a browser do not get each other's. */
export function draftKeyOf(userId: string | undefined, name: string): string {
  return `runbell-job-draft ${userId ?? ""} ${name}`;
}

function draftKept(storageKey: string): StoredDraft | null {
  return readDraft(readStored(storageKey));
}

/** The job as it is being edited, kept in the browser until it is saved. */
export function useJobDraft(storageKey: string, stored: Stored): DraftControls {
  const isHydrated = useHydrated();
  const [wasRead, setWasRead] = useState(isHydrated);
  const [state, setState] = useState(() => openDraft(isHydrated ? draftKept(storageKey) : null, stored));
  const [isOver, setIsOver] = useState(false);
  if (isHydrated && !wasRead) {
    setWasRead(true);
    setState(openDraft(draftKept(storageKey), stored));
  }
  if (stored.version !== state.stored.version) setState(followStored(state, stored));

  const keep = useEffectEvent(() => {
    if (!wasRead) return;
    if (isOver || !isChanged(state)) return removeStored(storageKey);
    const { version, base, draft } = state;
    const kept = draftKept(storageKey);
    if (kept?.version === version && JSON.stringify(kept.draft) === JSON.stringify(draft)) return;
    writeStored(storageKey, JSON.stringify({ version, savedAt: new Date().toISOString(), base, draft }));
  });

  useEffect(() => {
    const timer = setTimeout(() => keep(), WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [state.draft, isOver]);

  useEffect(() => {
    const flush = () => keep();
    window.addEventListener("pagehide", flush);
    return () => {
      flush();
      window.removeEventListener("pagehide", flush);
    };
  }, [storageKey]);

  return {
    state,
    change: (change) =>
      setState((current) => ({
        ...current,
        draft: {
          ...current.draft,
          ...(typeof change === "function" ? change(current.draft) : change),
        },
      })),
    discard: () => setState((current) => openDraft(null, current.stored)),
    settle: (saved, sent) => setState((current) => settleSaved(current, saved, sent)),
    hideRestored: () => setState((current) => ({ ...current, restoredAt: null })),
    forget: () => {
      setIsOver(true);
      removeStored(storageKey);
    },
  };
}
