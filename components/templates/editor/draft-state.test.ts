import { describe, expect, it } from "vitest";
import { blankDraft, type TemplateDraft } from "./draft";
import {
  followPublished,
  hearOther,
  isBehind,
  isChanged,
  openDraft,
  readDraft,
  settlePublished,
  takeOther,
  type StoredDraft,
} from "./draft-state";

const saying = (subject: string): TemplateDraft => ({ ...blankDraft, subject });
const version = (number: number, subject: string) => ({ version: number, draft: saying(subject) });
const stored = (base: number, subject: string): StoredDraft => ({
  base,
  savedAt: "2026-11-21T10:32:00.000Z",
  draft: saying(subject),
});

describe("openDraft", () => {
  it("brings back what was kept in the browser, and when it was written", () => {
    const state = openDraft(stored(3, "mine"), version(3, "published"));
    expect(state).toMatchObject({ base: 3, restoredAt: "2026-11-21T10:32:00.000Z" });
    expect(state.draft.subject).toBe("mine");
    expect(isChanged(state)).toBe(true);
  });

  it("says nothing of a kept draft that is what is published", () => {
    expect(openDraft(stored(2, "published"), version(3, "published")).restoredAt).toBeNull();
  });

  it("knows that somebody published after a kept draft was begun", () => {
    expect(isBehind(openDraft(stored(2, "mine"), version(3, "theirs")))).toBe(true);
    expect(isBehind(openDraft(stored(3, "mine"), version(3, "theirs")))).toBe(false);
  });

  it("begins a new template with its start", () => {
    expect(openDraft(null, version(0, ""), saying("start")).draft.subject).toBe("start");
  });
});

describe("followPublished", () => {
  it("becomes the newer version while nothing is written", () => {
    const state = followPublished(openDraft(null, version(1, "one")), version(2, "two"));
    expect(state).toMatchObject({ base: 2, draft: saying("two") });
  });

  it("keeps what is written, and the version it was begun from", () => {
    const written = { ...openDraft(null, version(1, "one")), draft: saying("mine") };
    const state = followPublished(written, version(2, "two"));
    expect(state).toMatchObject({ base: 1, draft: saying("mine") });
    expect(isBehind(state)).toBe(true);
  });
});

describe("settlePublished", () => {
  it("takes what the server made of it, unless more was typed meanwhile", () => {
    const state = { ...openDraft(null, version(1, "one")), draft: saying("mine ") };
    const settled = settlePublished(state, version(2, "mine"), saying("mine "));
    expect(isChanged(settled)).toBe(false);

    const typed = settlePublished(
      { ...state, draft: saying("mine and more") },
      version(2, "mine"),
      saying("mine "),
    );
    expect(typed).toMatchObject({ base: 2, draft: saying("mine and more") });
    expect(isBehind(typed)).toBe(false);
  });
});

describe("another tab", () => {
  const mine = { ...openDraft(null, version(1, "one")), draft: saying("mine") };

  it("waits for a decision only when it wrote something else", () => {
    expect(hearOther(mine, stored(1, "mine")).other).toBeNull();
    expect(hearOther(mine, stored(1, "theirs")).other).not.toBeNull();
    expect(hearOther(mine, null).other).toBeNull();
  });

  it("can be taken over", () => {
    expect(takeOther(hearOther(mine, stored(1, "theirs")))).toMatchObject({
      draft: saying("theirs"),
      other: null,
    });
  });
});

describe("readDraft", () => {
  it("reads its own writing and nothing else", () => {
    expect(readDraft(JSON.stringify(stored(1, "mine")))?.draft.subject).toBe("mine");
    for (const text of [null, "", "{", "null", '{"base":1}']) expect(readDraft(text)).toBeNull();
  });
});
