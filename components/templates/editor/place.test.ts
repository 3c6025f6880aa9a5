import { describe, expect, it } from "vitest";
import { spanAt } from "./place";

const text = "Hello\n{{ job.nme }}\n\nend";
const underlined = (line: number, column: number) => {
  const { from, to } = spanAt(text, { line, column });
  return text.slice(from, to);
};

describe("spanAt", () => {
  it("underlines the word at a line and column", () => {
    expect(underlined(1, 1)).toBe("Hello");
    expect(underlined(2, 8)).toBe("nme");
    expect(underlined(2, 1)).toBe("{{");
  });

  it("underlines the last character for a place behind the end of its line", () => {
    expect(underlined(2, 99)).toBe("}");
  });

  it("stays in the text for places that are not there", () => {
    for (const place of [
      { line: 99, column: 99 },
      { line: 3, column: 5 },
      { line: 0, column: 0 },
    ]) {
      const { from, to } = spanAt(text, place);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(text.length);
      expect(from).toBeLessThanOrEqual(to);
    }
    expect(spanAt("", { line: 1, column: 1 })).toEqual({ from: 0, to: 0 });
  });
});
