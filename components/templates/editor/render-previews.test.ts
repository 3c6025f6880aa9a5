import { describe, expect, it } from "vitest";
import { sampleContext } from "@/lib/templates/context";
import { partsWith } from "./parts-with";
import { renderPreviews, type PreviewInput } from "./render-previews";

const input = (change: Partial<PreviewInput>): PreviewInput => ({
  type: "email",
  name: "mine",
  source: { subject: "{{ job.name }}", html: "<p>{{ job.status }}</p>" },
  context: sampleContext,
  parts: [],
  layout: null,
  ...change,
});

describe("renderPreviews", () => {
  it("renders every channel, and says which are built-in", () => {
    const { email, slack, sms } = renderPreviews(input({}), null);
    expect(email.message).toMatchObject({ subject: "nightly-etl" });
    expect(email.message?.html).toContain("<p>failed</p>");
    expect(email.isBuiltIn).toBe(false);
    expect(slack.isBuiltIn).toBe(true);
    expect(sms.message?.text).toContain("nightly-etl");
  });

  it("keeps the last good message of a channel that cannot be rendered now, and the others", () => {
    const good = renderPreviews(input({}), null);
    const broken = renderPreviews(input({ source: { subject: "s", html: "{% if %}" } }), good);
    expect(broken.email.message).toBe(good.email.message);
    expect(broken.email.error).toMatchObject({ field: "html", line: 1, severity: "error" });
    expect(broken.slack.error).toBeNull();
  });

  it("shows a layout around the built-in mail, as it is written now", () => {
    const source = { html: "<main>OURS {{ content }}</main>" };
    const type = "layout" as const;
    const { email } = renderPreviews(
      input({ type, name: "ours", source, parts: partsWith([], { type, name: "ours", source }) }),
      null,
    );
    expect(email.error).toBeNull();
    expect(email.message?.html).toContain("OURS");
    expect(email.message?.html).toContain("nightly-etl");
  });

  it("shows a partial on its own, and what it includes of itself as a problem", () => {
    const type = "partial" as const;
    const shown = (html: string) => {
      const source = { html };
      return renderPreviews(
        input({ type, name: "sign", source, parts: partsWith([], { type, name: "sign", source }) }),
        null,
      ).email;
    };
    expect(shown("<b>{{ org.name }}</b>").message?.html).toContain("<b>Acme</b>");
    expect(shown("{% include 'sign' %}").error).not.toBeNull();
  });
});
