import { describe, expect, test } from "vitest";
import { parseMarkdown } from "./parse-markdown";
import type { Inline } from "./rich-text";

const text = (written: string): Inline => ({ type: "text", text: written });
const paragraph = (...children: Inline[]) => ({ type: "paragraph", children });

describe("the Markdown of Adaptive Cards", () => {
  test("bold, italic and links", () => {
    expect(parseMarkdown("**a *b*** [run](https://a.example/1)")).toEqual([
      paragraph(
        { type: "bold", children: [text("a "), { type: "italic", children: [text("b")] }] },
        text(" "),
        { type: "link", url: "https://a.example/1", children: [text("run")] },
      ),
    ]);
  });

  test("an escaped sign is that sign", () => {
    const [block] = parseMarkdown("\\*\\*nightly\\_etl\\*\\* \\[x\\](https://a.example) \\<at\\>");
    expect(
      block?.type === "paragraph" &&
        block.children.map((part) => ("text" in part ? part.text : part.type)).join(""),
    ).toBe("**nightly_etl** [x](https://a.example) <at>");
  });

  test("lists, with lines of their own around them", () => {
    expect(parseMarkdown("Steps\n- one\n- two\n\n1. first\nend")).toEqual([
      paragraph(text("Steps")),
      { type: "list", isOrdered: false, items: [[text("one")], [text("two")]] },
      { type: "list", isOrdered: true, items: [[text("first")]] },
      paragraph(text("end")),
    ]);
  });

  test("headings, quotes and fences are Slack's, not the card's", () => {
    const written = "# Big\n> said\n```\ncode\n```";
    expect(parseMarkdown(written).map(({ type }) => type)).toEqual(["paragraph"]);
    expect(parseMarkdown(written, { isFull: true })).toEqual([
      { type: "heading", children: [text("Big")] },
      { type: "quote", children: [text("said")] },
      { type: "pre", text: "code" },
    ]);
  });

  test("an address that no reader follows stays text", () => {
    expect(parseMarkdown("[x](javascript:alert(1))")).toEqual([paragraph(text("[x](javascript:alert(1))"))]);
  });

  test("hostile text of 48,000 characters is read in no time", () => {
    for (const piece of ["[", "[a](", "**a ", "_*~", "\\", "`", "- ", "```\n"]) {
      const started = performance.now();
      parseMarkdown(piece.repeat(48_000 / piece.length), { isFull: true });
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});
