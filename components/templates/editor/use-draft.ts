"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { readStored, removeStored, writeStored } from "@/components/ui/use-stored";
import { isSameDraft, type TemplateDraft } from "./draft";
import {
  followPublished,
  hearOther,
  isChanged,
  openDraft,
  readDraft,
  settlePublished,
  takeOther,
  type DraftState,
  type Published,
} from "./draft-state";

const WRITE_AFTER_MS = 300;

export interface DraftControls {
  state: DraftState;
  change: (change: (draft: TemplateDraft) => TemplateDraft) => void;
  discard: () => void;
  /** What is here was published as this. */
  settle: (published: Published, sent: TemplateDraft) => void;
  takeOther: () => void;
  keepMine: () => void;
  hideRestored: () => void;
}

/** What is being written, kept in the browser until it is published. */
export function useDraft(storageKey: string, published: Published, start?: TemplateDraft): DraftControls {
  const [state, setState] = useState(() => openDraft(readDraft(readStored(storageKey)), published, start));
  if (published.version > state.published.version) setState(followPublished(state, published));

  const store = useEffectEvent(() => {
    if (state.other) return;
    if (!isChanged(state)) return removeStored(storageKey);
    const { base, draft } = state;
    const kept = readDraft(readStored(storageKey));
    if (kept && kept.base === base && isSameDraft(kept.draft, draft)) return;
    writeStored(storageKey, JSON.stringify({ base, draft, savedAt: new Date().toISOString() }));
  });

  useEffect(() => {
    const timer = setTimeout(() => store(), WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [state.draft, state.base, state.other]);

  useEffect(() => {
    const flush = () => store();
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key === storageKey) setState((current) => hearOther(current, readDraft(newValue)));
    };
    window.addEventListener("pagehide", flush);
    window.addEventListener("storage", hear);
    return () => {
      flush();
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("storage", hear);
    };
  }, [storageKey]);

  return {
    state,
    change: (change) => setState((current) => ({ ...current, draft: change(current.draft) })),
    discard: () => setState((current) => openDraft(null, current.published, start)),
    settle: (next, sent) => setState((current) => settlePublished(current, next, sent)),
    takeOther: () => setState(takeOther),
    keepMine: () => setState((current) => ({ ...current, other: null })),
    hideRestored: () => setState((current) => ({ ...current, restoredAt: null })),
  };
}
