import { describe, expect, it } from "vitest";
import { htmlToText } from "./html-to-text";

describe("htmlToText", () => {
  it.each<[string, string]>([
    ["plain", "plain"],
    ["<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree"],
    ["<h1>Title</h1>text <b>bold</b>, <i>thin</i>", "Title\n\ntext bold, thin"],
    ["  a \n\n b\t<span> c </span>d ", "a b c d"],
    ["<ul><li>One</li><li>Two</li></ul>after", "- One\n- Two\n\nafter"],
    [
      "<table><tr><td>Job</td><td>etl</td></tr><tr><td>Status</td><td>failed</td></tr></table>",
      "Job  etl\nStatus  failed",
    ],
    ['<a href="https://x.example/?a=1&amp;b=2">Open</a> it', "Open (https://x.example/?a=1&b=2) it"],
    ['<a href="https://x.example">https://x.example</a>', "https://x.example"],
    ['<a href="mailto:a@x.example">a@x.example</a>', "a@x.example"],
    ['<a href="https://x.example"><img src="x" alt=""></a>', "https://x.example"],
    ['<a href="javascript:alert(1)">x</a><a>y</a>', "xy"],
    ["<pre>a\n  b\n</pre>c", "a\n  b\n\nc"],
    ["<style>p { color: red }</style><script>if (a < b) {}</script><title>T</title>x", "x"],
    ["<head><title>T</title></head><body>x</body>", "x"],
    ["<!-- <p>no</p> -->x<!DOCTYPE html>", "x"],
    ["&lt;b&gt; &amp;amp; &eacute;&#233;&#xe9; &nbsp;&unknown; &#0;", "<b> &amp; ééé &unknown; \ufffd"],
    ["1 < 2 and <3", "1 < 2 and <3"],
    ['<img alt="A &amp; B" src=x>', "A & B"],
    ["a<hr>b", "a\n\n----------\n\nb"],
    ['<p title="a > b">x</p>', "x"],
    ["<p>unclosed <b", "unclosed"],
    ["<p></p><p></p><div></div>x", "x"],
    ["", ""],
  ])("turns %j into %j", (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it.each([
    ["opened tags", "<".repeat(200_000)],
    ["opened attributes", '<a href="'.repeat(20_000)],
    ["unclosed comments", "<!--".repeat(50_000)],
    ["unclosed styles", "<style></style".repeat(15_000)],
    ["closed styles", "<style>a</style>".repeat(15_000)],
    ["cells", "<td>a</td>".repeat(20_000)],
    ["line breaks", "<br>".repeat(50_000)],
    ["nested links", "<a href=https://x>".repeat(10_000)],
    ["spaces", `a${" ".repeat(200_000)}b`],
  ])("takes linear time on %s", (_name, html) => {
    const start = performance.now();
    htmlToText(html);

    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
