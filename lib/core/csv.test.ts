import { describe, expect, it } from "vitest";
import { csvLine } from "./csv";

describe("a line of CSV", () => {
  it("ends as RFC 4180 says, and quotes only what has to be", () => {
    expect(csvLine(["a b", null, 3, "", "x;y"])).toBe("a b,,3,,x;y\r\n");
    expect(csvLine(['say "hi"', "one,two", "first\nsecond"])).toBe(
      '"say ""hi""","one,two","first\nsecond"\r\n',
    );
  });

  it.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+49 30", "'+49 30"],
    ["-1", "'-1"],
    ["@here", "'@here"],
    ["\tx", "'\tx"],
    ['=1,"2"', `"'=1,""2"""`],
    ["\rx", `"'\rx"`],
  ])("keeps a spreadsheet from running %j", (cell, expected) => {
    expect(csvLine([cell])).toBe(`${expected}\r\n`);
  });

  it("leaves numbers and signs within a text alone", () => {
    expect(csvLine([-5, "a=b", "ada@example.org"])).toBe("-5,a=b,ada@example.org\r\n");
  });
});
