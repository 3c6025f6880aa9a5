import { describe, expect, test } from "vitest";
import { blankDraft } from "@/components/templates/editor/draft";
import { changedFields } from "./changed-fields";

const draft = {
  ...blankDraft,
  subject: "{{ job.name }}",
  bodies: { ...blankDraft.bodies, html: "<p>a</p>" },
};

describe("what changed between two versions", () => {
  test("nothing, when only the version is another", () => {
    expect(changedFields(draft, { ...draft, bodies: { ...draft.bodies } })).toEqual([]);
  });

  test("a body that came, went or changed is named so", () => {
    const after = { ...draft, bodies: { ...draft.bodies, html: "<p>b</p>", slack: "*a*" } };
    expect(changedFields(draft, after)).toEqual([
      { field: "html", before: "<p>a</p>", after: "<p>b</p>", change: "changed" },
      { field: "slack", before: "", after: "*a*", change: "added" },
    ]);
    expect(changedFields(after, draft).map(({ change }) => change)).toEqual(["changed", "removed"]);
  });

  test("a body of no characters is not the built-in one", () => {
    const after = { ...draft, bodies: { ...draft.bodies, text: "" } };
    expect(changedFields(draft, after)).toMatchObject([{ field: "text", change: "added" }]);
  });

  test("subject and layout count, too", () => {
    const after = { ...draft, subject: "b", layout: "organisation" as const };
    expect(changedFields(draft, after).map(({ field }) => field)).toEqual(["subject", "layout"]);
  });
});
