import { describe, expect, it } from "vitest";
import { rectangleOf, stepFrom } from "./week-rectangle";

describe("hours that are painted together", () => {
  it("lie between two of them, from whichever side", () => {
    const all = [
      { day: 1, hour: 22 },
      { day: 1, hour: 23 },
      { day: 2, hour: 22 },
      { day: 2, hour: 23 },
    ];

    expect(rectangleOf({ day: 1, hour: 22 }, { day: 2, hour: 23 })).toEqual(all);
    expect(rectangleOf({ day: 2, hour: 22 }, { day: 1, hour: 23 })).toEqual(all);
    expect(rectangleOf({ day: 0, hour: 0 }, { day: 0, hour: 0 })).toEqual([{ day: 0, hour: 0 }]);
  });

  it.each([
    ["ArrowLeft", { day: 0, hour: 0 }],
    ["ArrowUp", { day: 0, hour: 0 }],
    ["ArrowRight", { day: 0, hour: 1 }],
    ["ArrowDown", { day: 1, hour: 0 }],
    ["End", { day: 0, hour: 23 }],
    ["Tab", null],
  ])("are reached by %s, and never beyond the week", (key, expected) => {
    expect(stepFrom({ day: 0, hour: 0 }, key)).toEqual(expected);
  });
});
