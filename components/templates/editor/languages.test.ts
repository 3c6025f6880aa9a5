import { describe, expect, it } from "vitest";
import { looksLikeJson } from "./languages";

describe("looksLikeJson", () => {
  it("sees objects and lists, also behind tags and comments", () => {
    for (const source of ['{"a": 1}', " [1]", "{% set a = 1 %}\n[1]", "{# a #}{%- if b -%} {"])
      expect(looksLikeJson(source)).toBe(true);
  });

  it("takes words, values and unfinished tags for words", () => {
    for (const source of ["", "Hello", "{{ a }}", "{% if a", "{% if a %}Hello"])
      expect(looksLikeJson(source)).toBe(false);
  });

  it("reads a long document at once", () => {
    const began = performance.now();
    expect(looksLikeJson("{% if a %} ".repeat(5000))).toBe(false);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
