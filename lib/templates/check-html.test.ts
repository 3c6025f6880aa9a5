import { describe, expect, it } from "vitest";
import { checkHtml } from "./check-html";

describe("What may not be published", () => {
  it.each<[string, string, number, number]>([
    ["<p>\n <script>alert(1)</script>", "<script> is not allowed.", 2, 2],
    ["<IFRAME src='/x'></IFRAME>", "<iframe> is not allowed.", 1, 1],
    ["<object data='/x'></object>", "<object> is not allowed.", 1, 1],
    ["<embed src='/x'>", "<embed> is not allowed.", 1, 1],
    ["<form action='/x'></form>", "<form> is not allowed.", 1, 1],
    ["<input>", "<input> is not allowed.", 1, 1],
    ["<base href='/x'>", "<base> is not allowed.", 1, 1],
    ["<link rel=stylesheet href='/x'>", "<link> is not allowed.", 1, 1],
    ["<svg><set attributeName=href to=x></set></svg>", "<set> is not allowed.", 1, 6],
    ["<math><maction></maction></math>", "<maction> is not allowed.", 1, 7],
    ["<scr{# x #}ipt>x</script>", "<script> is not allowed.", 1, 12],
    ["<s{% if a %}x{% else %}cript{% endif %}>x</script>", "<script> is not allowed.", 1, 40],
    ["<meta http-equiv='Refresh' content='0;url=x'>", "A mail may not lead to another page by itself", 1, 19],
    ["<p onclick=x>", "The attribute onclick is not allowed", 1, 4],
    ["<p OnError = 'x'>", "The attribute onerror is not allowed", 1, 4],
    ["<p {% if a %}on{% endif %}load='x'>", "The attribute onload is not allowed", 1, 27],
    ["<a href='javascript:x'>", '"javascript:" is not allowed in href', 1, 10],
    ["<a href=' java\nscript:x'>", "is not allowed in href", 1, 10],
    ["<a href='&#106avascript:x'>", "is not allowed in href", 1, 10],
    ["<a href=vbscript:x>", '"vbscript:" is not allowed in href', 1, 9],
    ["<img src='data:image/svg+xml,x'>", '"data:" is not allowed in src', 1, 11],
    ["<a href='data:image/png;base64,x'>", '"data:" is not allowed in href', 1, 10],
    ["<style>a { }\n@import 'x';</style>", "@import is not allowed", 2, 1],
    ["<style>@im\\70ort 'x';</style>", "@import is not allowed", 1, 8],
    ["<p style='width: exp/**/ression(1)'>", "expression() is not allowed", 1, 18],
    ["<p style='behavior: url(x)'>", "Styles may not load scripts.", 1, 11],
    ["<p style='background: url(javascript:x)'>", "Styles may not name scripts.", 1, 27],
    ["{% macro m() %}<form></form>{% endmacro %}", "<form> is not allowed.", 1, 16],
    ["<a href={{ x }}>", "Put the value of href into quotes", 1, 12],
    ["{% if", 'This "{%" is never closed', 1, 1],
  ])("%j", (source, message, line, column) => {
    expect(checkHtml(source)).toEqual([{ message: expect.stringContaining(message), line, column }]);
  });

  it.each([
    "<p title='<script> javascript:x' class=on>a < b & c</p>",
    "<img src='data:image/png;base64,AAAA' alt='x'><img src='cid:x'>",
    "<a href='https://x.example/javascript:x'>x</a><a href='mailto:a@b.example'>x</a><a href='#top'>x</a>",
    "<!-- <script> --><style>a { color: red; background: url(https://x.example/y.png) }</style>",
    "<!--[if mso]><table><tr><td><![endif]-->{{ x }}<!--[if mso]></td></tr></table><![endif]-->",
    "<a href='{{ x }}' title=\"{{ y }}\">{% include 'z' %}</a>",
  ])("lets the rest pass: %s", (source) => {
    expect(checkHtml(source)).toEqual([]);
  });

  it("finds all at once, in order, a hundred at most", () => {
    const found = checkHtml("<form onsubmit=x>\n<a href='javascript:x'>\n<script></script>");

    expect(found.map(({ line }) => line)).toEqual([1, 1, 2, 3]);
    expect(checkHtml("<b onx=1>\n".repeat(6_000))).toHaveLength(100);
  });
});
