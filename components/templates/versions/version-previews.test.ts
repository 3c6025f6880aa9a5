import { describe, expect, test } from "vitest";
import { blankDraft, contentOfDraft, type TemplateDraft } from "@/components/templates/editor/draft";
import type { TemplateVersionView } from "@/lib/schemas/template";
import type { TemplateSurroundings } from "@/lib/schemas/template-rendering";
import { sampleContext } from "@/lib/templates/context";
import { versionPreviews } from "./version-previews";

const surroundings = { context: sampleContext, parts: [], layout: null } as unknown as TemplateSurroundings;

function shown(type: "email" | "layout", bodies: Partial<TemplateDraft["bodies"]>) {
  const draft = { ...blankDraft, subject: "s", bodies: { ...blankDraft.bodies, ...bodies } };
  const content = contentOfDraft(draft) as unknown as TemplateVersionView;
  return versionPreviews({ name: "ours", notification_type: type }, content, surroundings);
}

describe("how a version looks", () => {
  test("each channel that it has words for is shown, and no other", () => {
    const previews = shown("email", { html: "<p>{{ job.name }}</p>", slack: "*{{ job.name }}*" });
    expect(previews.map(({ kind }) => kind)).toEqual(["email", "slack"]);
    expect(previews[0]?.message?.html).toContain("<p>nightly-etl</p>");
  });

  test("a layout is shown around a mail", () => {
    const [email] = shown("layout", { html: "<main>OURS {{ content }}</main>" });
    expect(email?.error).toBeNull();
    expect(email?.message?.html).toMatch(/OURS[^]*nightly-etl/);
  });

  test("what cannot be rendered any more says why", () => {
    const [email] = shown("email", { html: "{% include 'gone' %}" });
    expect(email).toMatchObject({ message: null, error: { field: "html", severity: "error" } });
  });
});
