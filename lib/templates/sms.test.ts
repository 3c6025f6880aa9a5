import { describe, expect, it } from "vitest";
import { countSms } from "./sms";

describe("countSms", () => {
  it.each([
    ["", "GSM-7", 0, 0, 160],
    ["a".repeat(160), "GSM-7", 160, 1, 160],
    ["a".repeat(161), "GSM-7", 161, 2, 153],
    ["a".repeat(306), "GSM-7", 306, 2, 153],
    ["a".repeat(307), "GSM-7", 307, 3, 153],
    ["€".repeat(80), "GSM-7", 160, 1, 160],
    ["€".repeat(81), "GSM-7", 162, 2, 153],
    ["é\nÜ@", "GSM-7", 4, 1, 160],
    ["ж".repeat(70), "UCS-2", 70, 1, 70],
    ["ж".repeat(71), "UCS-2", 71, 2, 67],
    ["😀".repeat(35), "UCS-2", 70, 1, 70],
  ] as const)("counts %#", (text, encoding, characters, segments, perSegment) => {
    expect(countSms(text)).toEqual({ encoding, characters, segments, perSegment });
  });

  it("never splits a character over two segments", () => {
    // 67 units hold 33 emoji: the 34th begins the next segment.
    expect(countSms("😀".repeat(66)).segments).toBe(2);
    expect(countSms("😀".repeat(67)).segments).toBe(3);
    expect(countSms(`${"a".repeat(152)}${"€".repeat(77)}`).segments).toBe(3);
  });

  it("becomes UCS-2 by one character outside of the alphabet", () => {
    expect(countSms(`${"a".repeat(100)}…`)).toMatchObject({ encoding: "UCS-2", segments: 2 });
  });
});
