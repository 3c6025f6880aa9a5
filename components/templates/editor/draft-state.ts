import { z } from "zod";
import { layoutChoices } from "@/lib/core/template";
import { isSameDraft, type TemplateDraft } from "./draft";

const body = z.string().nullable();

/** A draft as the browser keeps it. */
export const StoredDraft = z.object({
  /** The version that it started from; 0 for a template that is not created yet. */
  base: z.int(),
  savedAt: z.string(),
  draft: z.object({
    subject: z.string(),
    bodies: z.object({ html: body, text: body, slack: body, teams: body, webhook: body, sms: body }),
    layout: z.enum(layoutChoices),
  }),
});
export type StoredDraft = z.infer<typeof StoredDraft>;

export interface Published {
  version: number;
  draft: TemplateDraft;
}

export interface DraftState {
  draft: TemplateDraft;
  base: number;
  /** What the draft was compared with last. */
  published: Published;
  /** When what was found in the browser had been written; null when nothing was. */
  restoredAt: string | null;
  /** What another tab wrote, until it is decided which of both stays. */
  other: StoredDraft | null;
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

/** What was kept in the browser, else `start`: what is published, or what a new template begins with. */
export function openDraft(
  stored: StoredDraft | null,
  published: Published,
  start: TemplateDraft = published.draft,
): DraftState {
  const fresh = { draft: start, base: published.version, published, restoredAt: null, other: null };
  if (!stored || isSameDraft(stored.draft, start)) return fresh;
  return { ...fresh, draft: stored.draft, base: stored.base, restoredAt: stored.savedAt };
}

/** A newer version arrived: an untouched draft becomes it, a changed one stays and keeps its base. */
export function followPublished(state: DraftState, published: Published): DraftState {
  const isTouched = !isSameDraft(state.draft, state.published.draft);
  if (isTouched && !isSameDraft(state.draft, published.draft)) return { ...state, published };
  return openDraft(null, published);
}

/** Our own version was published: what was typed since it was sent builds on it. */
export function settlePublished(state: DraftState, published: Published, sent: TemplateDraft): DraftState {
  const draft = isSameDraft(state.draft, sent) ? published.draft : state.draft;
  return { ...state, draft, base: published.version, published, restoredAt: null };
}

/** Another tab wrote. Its draft only waits for a decision when it differs from ours. */
export function hearOther(state: DraftState, other: StoredDraft | null): DraftState {
  if (!other || isSameDraft(other.draft, state.draft)) return { ...state, other: null };
  return { ...state, other };
}

export function takeOther(state: DraftState): DraftState {
  if (!state.other) return state;
  return { ...state, draft: state.other.draft, base: state.other.base, other: null };
}

export function isChanged(state: DraftState): boolean {
  return !isSameDraft(state.draft, state.published.draft);
}

/** Somebody published after this draft was begun. */
export function isBehind(state: DraftState): boolean {
  return isChanged(state) && state.base < state.published.version;
}
