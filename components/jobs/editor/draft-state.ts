import { z } from "zod";
import { JobDraft } from "./job-draft";
import { changedFields } from "./job-input";

/** A draft as the browser keeps it. */
const StoredDraft = z.object({ version: z.string(), savedAt: z.string(), base: JobDraft, draft: JobDraft });
export type StoredDraft = z.infer<typeof StoredDraft>;

/** What the server holds, and when it was changed last; empty for a job that is not made yet. */
export interface Stored {
  version: string;
  draft: JobDraft;
}

export interface DraftState {
  draft: JobDraft;
  /** The version of the job that the draft builds on. */
  version: string;
  /** What that version said: only what differs from it was changed here. */
  base: JobDraft;
  stored: Stored;
  /** When what was found in the browser had been written; null when nothing was. */
  restoredAt: string | null;
}

/** Null for what is no draft of ours: it is not worth an error to the reader. */
export function readDraft(text: string | null): StoredDraft | null {
  if (text === null) return null;
  try {
    return StoredDraft.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export function openDraft(kept: StoredDraft | null, stored: Stored): DraftState {
  const fresh = {
    draft: stored.draft,
    version: stored.version,
    base: stored.draft,
    stored,
    restoredAt: null,
  };
  if (!kept) return fresh;
  const draft = rebase(kept.draft, kept.base, stored.draft);
  if (isSame(draft, stored.draft)) return fresh;
  return { draft, version: kept.version, base: stored.draft, stored, restoredAt: kept.savedAt };
}

/**
 * A newer version arrived: an untouched draft becomes it. A changed one keeps its changes, takes the rest from it, and
 * stays behind it until somebody decides.
 */
export function followStored(state: DraftState, stored: Stored): DraftState {
  const draft = rebase(state.draft, state.base, stored.draft);
  if (isSame(draft, stored.draft)) return openDraft(null, stored);
  return { ...state, draft, base: stored.draft, stored };
}

/** What was changed in the draft, put over what is stored now: what others changed meanwhile is not taken back. */
function rebase(draft: JobDraft, base: JobDraft, stored: JobDraft): JobDraft {
  const keys = Object.keys(draft) as (keyof JobDraft)[];
  const changed = keys.filter((key) => JSON.stringify(draft[key]) !== JSON.stringify(base[key]));
  return { ...stored, ...Object.fromEntries(changed.map((key) => [key, draft[key]])) };
}

/** Ours was saved: what was typed since it was sent builds on it. */
export function settleSaved(state: DraftState, stored: Stored, sent: JobDraft): DraftState {
  const draft = state.draft === sent ? stored.draft : state.draft;
  return { draft, version: stored.version, base: stored.draft, stored, restoredAt: null };
}

export function isChanged({ draft, stored }: Pick<DraftState, "draft" | "stored">): boolean {
  return !isSame(draft, stored.draft);
}

/** Somebody changed the job after this draft was begun. */
export function isBehind(state: DraftState): boolean {
  return state.version !== state.stored.version && isChanged(state);
}

function isSame(one: JobDraft, other: JobDraft): boolean {
  return one.key === other.key && one.kind === other.kind && changedFields(one, other).length === 0;
}
