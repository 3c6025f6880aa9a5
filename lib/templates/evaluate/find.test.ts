import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TemplateError } from "../error";
import { renderTemplate } from "../render";
import { find, findAll } from "./find";

const letters = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom("a", "b"), { minLength, maxLength }).map((parts) => parts.join(""));

describe("find", () => {
  it("finds what indexOf finds", () => {
    fc.assert(
      fc.property(letters(0, 400), letters(1, 60), fc.nat(50), (text, needle, from) => {
        expect(find(text, needle, from)).toBe(text.indexOf(needle, from));
        const split = text.split(needle);
        expect(findAll(text, needle)).toHaveLength(split.length - 1);
      }),
    );
    const periodic = "ab".repeat(100);
    expect(find(`${periodic}b${periodic}`, `${"ab".repeat(50)}b`)).toBe(100);
  });
});

describe("Hostile texts", () => {
  const n = 200_000;
  const cases: [string, string, Record<string, unknown>][] = [
    ["striptags of opened tags", "{{ v|striptags|length }}", { v: "<".repeat(n) }],
    ["striptags of opened comments", "{{ v|striptags|length }}", { v: "<!--".repeat(n / 4) }],
    ["striptags of spaces", "{{ v|striptags|length }}", { v: " ".repeat(n) + "x" }],
    ["striptags of half entities", "{{ v|striptags|length }}", { v: "&#".repeat(n / 2) }],
    ["trim of inner spaces", "{{ v|trim|length }}", { v: `x${" ".repeat(n)}x` }],
    ["strip of inner spaces", "{{ v.strip()|length }}", { v: `x${"\t\n".repeat(n / 2)}x` }],
    ["title of breaks", "{{ v|title|length }}", { v: "-(".repeat(n / 2) }],
    ["wordcount", "{{ v|wordcount }}", { v: "é".repeat(n) }],
    ["truncate without a space", "{{ v|truncate(1000)|length }}", { v: "x".repeat(n) }],
    [
      "replace with a needle that nearly matches",
      "{{ v|replace(w, '')|length }}",
      { v: "a".repeat(n), w: `${"a".repeat(n / 2)}b` },
    ],
    [
      "in with a needle that nearly matches",
      "{% for i in range(5) %}{{ w in v }}{% endfor %}",
      { v: "a".repeat(n), w: `${"a".repeat(n / 4)}b${"a".repeat(n / 4)}` },
    ],
    ["split", "{{ v.split(w)|length }}", { v: "a".repeat(n), w: `${"a".repeat(n / 3)}b` }],
    ["indent of empty lines", "{{ v|indent(1)|length }}", { v: "\n".repeat(n) }],
    ["urlencode", "{{ v|urlencode|length }}", { v: "%".repeat(n / 4) }],
    ["datetime", "{{ v|datetime }}", { v: "2".repeat(n) }],
    ["duration", "{{ v|duration }}", { v: "1".repeat(n) }],
    ["int", "{{ v|int }}", { v: `${"1".repeat(n)}x` }],
    ["float", "{{ v|float }}", { v: `${"1".repeat(n)}x` }],
    ["white space control", `{{ 1 }}${" ".repeat(60_000)}x{%- if true %}{% endif %}`, {}],
    ["unclosed raw", `{% raw %}${"{%".repeat(30_000)}`, {}],
    ["unclosed comments", "{#".repeat(30_000), {}],
    ["comment ends", "#}".repeat(30_000), {}],
    ["one long name", `{{ ${"a".repeat(60_000)} }}`, {}],
    ["one long text", `{{ "${"\\x41".repeat(15_000)}"|length }}`, {}],
  ];

  it.each(cases)("take linear time: %s", (_name, source, context) => {
    const start = performance.now();
    try {
      renderTemplate(source, context, { contentType: "html" });
    } catch (error) {
      expect(error).toBeInstanceOf(TemplateError);
    }

    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
