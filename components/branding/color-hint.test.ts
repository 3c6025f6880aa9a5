import { describe, expect, test } from "vitest";
import { colorHint } from "./color-hint";
import { contrastOf } from "./contrast";

describe("how well a colour does as a button", () => {
  test("black and white are as far apart as colours can be", () => {
    expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrastOf("#ffffff", "#ffffff")).toBe(1);
  });

  test("a dark colour is good", () => {
    expect(colorHint("#8f5410")).toMatchObject({ state: "ok", words: expect.stringContaining("White text") });
  });

  test("a pale one cannot be seen on a white page", () => {
    expect(colorHint("#ffee99")).toMatchObject({
      state: "attention",
      words: expect.stringContaining("hard to see"),
    });
  });

  test("what is no colour yet gets no remark", () => {
    expect(colorHint("#8f5")).toBeNull();
  });
});
