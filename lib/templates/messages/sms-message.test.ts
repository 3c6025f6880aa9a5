import { describe, expect, it } from "vitest";
import { renderMessage } from "../message";

function render(sms: string, context: unknown = {}) {
  return renderMessage("sms", { subject: "s", sms }, context).text;
}

describe("A text message", () => {
  it("has its white space collapsed", () => {
    expect(render("  a \t b \r\n\n\n\n  c{% if true %}\n{% endif %}  ")).toBe("a b\n\nc");
  });

  it("escapes nothing", () => {
    expect(render("{{ a }}", { a: `<b> & "c"` })).toBe(`<b> & "c"`);
  });

  it("is cut visibly to 1,600 characters with its link kept", () => {
    const text = render("{{ a }} https://x.example/run/1 {{ a }}", { a: "word ".repeat(1_000) });

    expect(text.length).toBeLessThanOrEqual(1_600);
    expect(text).toMatch(/^word .*… [\d,]+ characters left out https:\/\/x\.example\/run\/1$/);
    expect(render("{{ a }}", { a: "😀".repeat(2_000) })).toMatch(/^😀+ … [\d,]+ characters left out$/u);
  });
});
