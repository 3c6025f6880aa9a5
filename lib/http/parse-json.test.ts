import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "@/lib/core/errors";
import { checkJson, MAX_JSON_DEPTH, MAX_JSON_VALUES } from "./check-json";
import { parseJson } from "./parse-json";

function problemOf(text: string): string {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof InvalidInputError) return error.message;
    throw error;
  }
  throw new Error(`${text} was accepted`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("parseJson", () => {
  it("gives back what JSON.stringify wrote", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        fc.pre(!text.includes("__proto__"));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("calls JSON what the engine calls JSON, however the text is mutilated", () => {
    const scraps = [
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"a"',
      '"\\u00"',
      '"\\x"',
      "1",
      "-0.5e+3",
      "01",
      "1.",
      "true",
      "nul",
      " ",
      "\n",
      '"',
      "\\",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...scraps), { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        expect(checkJson(text) === null, text).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{"a":}', "line 1, column 6: a value is expected"],
    ['{"a" 1}', "line 1, column 6: a colon is expected"],
    ["{a: 1}", "line 1, column 2: a name in double quotes is expected"],
    ["[1,\n 2,\n 3 4]", "line 3, column 4: a comma or ] is expected"],
    ['{"a": 1,}', "line 1, column 9: a name in double quotes is expected"],
    ['["abc', "line 1, column 2: this text has no end"],
    ['["a\nb"]', "line 1, column 4: a line end or control character stands inside a text"],
    ['["\\q"]', "line 1, column 3: this is not an escape that JSON knows"],
    ["[1", "line 1, column 3: the text ends too early"],
    ["", "line 1, column 1: the text ends too early"],
    ["1 2", "line 1, column 3: there is more behind the value"],
    ["[NaN]", "line 1, column 2: a value is expected"],
  ])("says where %j is wrong", (text, where) => {
    expect(problemOf(text)).toContain(where);
  });

  it("takes 32 levels and 10,000 values, and not one more", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    const many = (count: number) => `[${Array.from({ length: count - 1 }, () => "1").join()}]`;

    expect(checkJson(nested(MAX_JSON_DEPTH))).toBeNull();
    expect(problemOf(nested(MAX_JSON_DEPTH + 1))).toContain("nested more than 32 deep");
    expect(checkJson(many(MAX_JSON_VALUES))).toBeNull();
    expect(problemOf(many(MAX_JSON_VALUES + 1))).toContain("more than 50000 values");
  });

  it("refuses a megabyte of brackets, quotes or digits at once", () => {
    for (const piece of ["[", '{"a":', '"', "9", "[[]", "\\"]) {
      const start = performance.now();
      problemOf(piece.repeat(1_000_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(2_000);
    }
  });

  it.each(["1e999", "[-1e400]"])("refuses a number that nobody can count to: %s", (text) => {
    expect(problemOf(text)).toContain("a number that is too large");
  });

  it("leaves out __proto__ and changes no prototype", () => {
    const value = parseJson(
      '{"__proto__":{"isAdmin":true},"a":{"__proto__":{"isAdmin":true},"constructor":1}}',
    );

    expect(value).toEqual({ a: { constructor: 1 } });
    expect((value as { isAdmin?: unknown }).isAdmin).toBeUndefined();
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });

  it("replaces what PostgreSQL cannot store, in texts and names", () => {
    expect(parseJson('{"a\\u0000b":"c\\u0000","d":["\\ud800x","\\ud83d\\ude00"]}')).toEqual({
      "a\ufffdb": "c\ufffd",
      d: ["\ufffdx", "😀"],
    });
  });
});
