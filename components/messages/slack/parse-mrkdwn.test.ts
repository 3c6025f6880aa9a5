import { describe, expect, test } from "vitest";
import type { Block, Inline } from "../rich-text";
import { parseMrkdwn } from "./parse-mrkdwn";

const text = (written: string): Inline => ({ type: "text", text: written });

/** The one paragraph of a text. */
function inlines(written: string): Inline[] {
  const [block, ...others] = parseMrkdwn(written);
  expect(others).toEqual([]);
  return block?.type === "paragraph" ? block.children : [];
}

describe("mrkdwn as Slack shows it", () => {
  test("bold, italic and strike stand in each other", () => {
    expect(inlines("*nightly _etl_* failed ~again~")).toEqual([
      { type: "bold", children: [text("nightly "), { type: "italic", children: [text("etl")] }] },
      text(" failed "),
      { type: "strike", children: [text("again")] },
    ]);
  });

  test("a delimiter inside a word or beside a space is text", () => {
    for (const written of ["load_warehouse_now", "2 * 3 * 4", "a*b*c", "* no", "_"])
      expect(inlines(written)).toEqual([text(written)]);
  });

  test("formatting ends with the line", () => {
    expect(inlines("*one\ntwo*")).toEqual([text("*one"), text("\n"), text("two*")]);
  });

  test("code keeps what is in it", () => {
    expect(inlines("run `*a* &lt;b&gt;`")).toEqual([text("run "), { type: "code", text: "*a* <b>" }]);
    expect(parseMrkdwn("see\n```\nERROR: *x*\n```\nend")).toEqual([
      { type: "paragraph", children: [text("see")] },
      { type: "pre", text: "ERROR: *x*" },
      { type: "paragraph", children: [text("end")] },
    ] satisfies Block[]);
  });

  test("a fence without an end is text", () => {
    expect(inlines("a ``` b")).toEqual([text("a ``` b")]);
  });

  test("lines behind > are a quote, escaped or not", () => {
    expect(parseMrkdwn("&gt; one\n> two\nthree")).toEqual([
      { type: "quote", children: [text("one"), text("\n"), text("two")] },
      { type: "paragraph", children: [text("three")] },
    ]);
  });

  test("links show their text, addresses in the text are links", () => {
    expect(inlines("<https://a.example/?x=1&amp;y=2|Open *run*>")).toEqual([
      { type: "link", url: "https://a.example/?x=1&y=2", children: [text("Open *run*")] },
    ]);
    expect(inlines("see https://a.example/b.")).toEqual([
      text("see "),
      { type: "link", url: "https://a.example/b", children: [text("https://a.example/b")] },
      text("."),
    ]);
  });

  test("an address in the text is whole, and ends before a bracket", () => {
    for (const [written, url] of [
      ["https://a.example/_etl_/*.log", "https://a.example/_etl_/*.log"],
      ["&lt;https://a.example/b&gt;", "https://a.example/b"],
    ] as const)
      expect(inlines(written)).toContainEqual({ type: "link", url, children: [text(url)] });
  });

  test("an address that no reader follows is no link", () => {
    expect(inlines("<javascript:alert(1)|click>")).toEqual([text("<javascript:alert(1)|click>")]);
  });

  test("mentions are told from text that only looks like one", () => {
    expect(inlines("<!channel> <@U123> <!subteam^S1|@oncall> <#C1|ops>")).toEqual([
      { type: "mention", text: "@channel" },
      text(" "),
      { type: "mention", text: "@U123" },
      text(" "),
      { type: "mention", text: "@oncall" },
      text(" "),
      { type: "mention", text: "#ops" },
    ]);
    expect(inlines("&lt;!channel&gt;")).toEqual([text("<!channel>")]);
  });

  test("entities are decoded once", () => {
    expect(inlines("&amp;lt; a &amp; b")).toEqual([text("&lt; a & b")]);
  });

  test("known emoji are drawn, others stay", () => {
    expect(inlines(":rotating_light: :constructor: 10:30:00")).toEqual([text("🚨 :constructor: 10:30:00")]);
  });

  test("hostile text of 48,000 characters is read in no time", () => {
    for (const piece of ["*a ", "<", "`", "_*~", "*_~a~_* ", "<https://a", "https://", "https://.", "&gt;"]) {
      const started = performance.now();
      parseMrkdwn(piece.repeat(48_000 / piece.length));
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});
