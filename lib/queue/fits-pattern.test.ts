import { expect, it } from "vitest";
import { fitsPattern } from "./fits-pattern";

it.each([
  ["report.csv", "report.csv", true],
  ["report.csv", "Report.csv", false],
  ["report.csv", "*", true],
  ["report.csv", "*.csv", true],
  ["report.csv", "report*", true],
  ["report.csv", "re*t.c*v", true],
  ["report.csv", "*report.csv*", true],
  ["report.csv", "re*re*", false],
  ["aa", "a*a", true],
  ["a", "a*a", false],
  ["abcbc", "a*bc", true],
  ["a.csv", "a?csv", false],
  ["a.csv", "a.*sv$", false],
])("%s, by the pattern %s: %s", (name, pattern, fits) => {
  expect(fitsPattern(name, pattern)).toBe(fits);
});

it("takes no long time over a hostile pattern", () => {
  const startedAt = performance.now();

  fitsPattern("a".repeat(200), `${"*a".repeat(100)}b`);

  expect(performance.now() - startedAt).toBeLessThan(50);
});
