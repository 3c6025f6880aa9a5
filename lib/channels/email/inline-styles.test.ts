import { describe, expect, it } from "vitest";
import { inlineStyles } from "./inline-styles";

describe("inlineStyles", () => {
  it("writes rules to the elements, the element's own style last", () => {
    const html = `<style>p { color: red; margin: 0 } .big { font-size: 20px }</style><p class="big" style="margin: 4px">Hi</p>`;

    expect(inlineStyles(html)).toBe(
      `<p class="big" style="color: red; font-size: 20px; margin: 4px;">Hi</p>`,
    );
  });

  it("keeps media queries and what the reader's pointer does", () => {
    const html = `<style>a:hover { color: red } @media (max-width: 600px) { p { color: red } } p { color: blue }</style><p>Hi</p>`;
    const inlined = inlineStyles(html);

    expect(inlined).toContain("@media (max-width: 600px)");
    expect(inlined).toContain("a:hover");
    expect(inlined).toContain(`<p style="color: blue;">Hi</p>`);
  });

  it("leaves a sheet alone that is marked to stay", () => {
    const html = `<style data-embed>p { color: red }</style><p>Hi</p>`;

    expect(inlineStyles(html)).toBe(html);
    expect(inlineStyles(`${html}<style>p { margin: 0 }</style>`)).toContain("p { color: red }");
  });

  it("keeps comments for Outlook, entities, addresses and what looks like code", () => {
    const rest = `<!--[if mso]><table><tr><td><![endif]--><![if !mso]><b>x</b><![endif]><p>&lt;b&gt; &amp; ü &nbsp;{{ a }} <% b %></p><a href="https://x.example/?a=1&amp;b=2">l</a>`;

    expect(
      inlineStyles(`<!doctype html><html><body><style>i { margin: 0 }</style>${rest}</body></html>`),
    ).toBe(`<!doctype html><html><body>${rest}</body></html>`);
  });

  it("does not touch a mail without style sheets", () => {
    const html = `<P CLASS=a>Not <b>closed`;

    expect(inlineStyles(html)).toBe(html);
  });

  it("fetches nothing", () => {
    const html = `<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><style>@import url("http://127.0.0.1:9/b.css"); p { margin: 0 }</style><img src="file:///etc/hostname"><p>Hi</p>`;

    const inlined = inlineStyles(html);

    expect(inlined).toContain(`<link rel="stylesheet" href="http://127.0.0.1:9/a.css">`);
    expect(inlined).toContain(`<img src="file:///etc/hostname">`);
    expect(inlined).toContain(`<p style="margin: 0;">Hi</p>`);
  });

  it.each([
    ["braces", `<style>p{color:red}</style><p>${"{{".repeat(100_000)}`],
    ["open tags", `<style>p{color:red}</style>${"<style".repeat(30_000)}`],
    ["depth", `<style>p{color:red}</style>${"<b>".repeat(80_000)}`],
    ["elements and rules", `<style>${"p{color:red}".repeat(1000)}</style>${"<p>x</p>".repeat(4000)}`],
    ["selectors", `<style>${"p,".repeat(100_000)} p{color:red}</style><p>x</p>`],
    ["declarations", `<style>p{${"a:b;".repeat(50_000)}}</style><p>x</p>`],
    [
      "declarations on elements",
      `<style>p{${Array.from({ length: 3000 }, (_, n) => `a${n}:b;`).join("")}}</style>${"<p>x</p>".repeat(4000)}`,
    ],
    ["what is no CSS", `<style>}}{{@@/*</style><p>x</p>`],
  ])("takes no long time over %s", (_, html) => {
    const startedAt = performance.now();

    inlineStyles(html);

    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
