import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gridOf, paint, quietPartsOf, windowsOf, type QuietCell, type QuietWindow } from "./quiet-grid";

const weekdays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const cellsOf = (days: number[], hours: number[]): QuietCell[] =>
  days.flatMap((day) => hours.map((hour) => ({ day: day - 1, hour })));
const normalised = (...windows: QuietWindow[]) => windowsOf(gridOf(windows));

describe("hours of the week as windows", () => {
  test.each([
    ["nothing", [], []],
    ["a night", [{ start: "22:00", end: "07:00", days: weekdays }], null],
    ["a night until midnight", [{ start: "22:00", end: "24:00", days: [3] }], null],
    ["all day on Sunday", [{ start: "00:00", end: "24:00", days: [7] }], null],
    ["always", [{ start: "00:00", end: "24:00", days: everyDay }], null],
    [
      "nights of the week, and the weekend",
      [
        { start: "22:00", end: "07:00", days: [1, 2, 3, 4, 5, 7] },
        { start: "00:00", end: "24:00", days: [6, 7] },
      ],
      null,
    ],
    [
      "what touches",
      [
        { start: "20:00", end: "22:00", days: [1] },
        { start: "22:00", end: "00:00", days: [1] },
        { start: "00:00", end: "03:00", days: [2] },
      ],
      [{ start: "20:00", end: "03:00", days: [1] }],
    ],
    [
      "a day from noon to noon",
      [
        { start: "12:00", end: "24:00", days: [1] },
        { start: "00:00", end: "12:00", days: [2] },
      ],
      null,
    ],
    ["a window without days, or of no length", [{ start: "10:00", end: "10:00", days: everyDay }], []],
  ] as [string, QuietWindow[], QuietWindow[] | null][])("%s", (_, windows, expected) => {
    expect(normalised(...windows)).toEqual(expected ?? windows);
  });

  test("show what is quiet of an hour only in part", () => {
    const windows = [
      { start: "21:30", end: "22:15", days: [7] },
      { start: "23:45", end: "00:20", days: [7] },
    ];

    expect(quietPartsOf(windows, { day: 6, hour: 21 })).toEqual([{ from: 30, to: 60 }]);
    expect(quietPartsOf(windows, { day: 6, hour: 22 })).toEqual([{ from: 0, to: 15 }]);
    expect(quietPartsOf(windows, { day: 0, hour: 0 })).toEqual([{ from: 0, to: 20 }]);
    expect(gridOf(windows).flat().filter(Boolean)).toEqual([]);
  });
});

describe("painting", () => {
  const halfHours: QuietWindow = { start: "22:30", end: "06:30", days: everyDay };

  test("makes hours quiet, and joins them with what is there", () => {
    const night = { start: "22:00", end: "06:00", days: weekdays };

    expect(paint([night], cellsOf([2, 3, 4, 5, 6], [6]), true)).toEqual([{ ...night, end: "07:00" }]);
  });

  test("keeps a window that is not on full hours, exactly", () => {
    expect(paint([halfHours], cellsOf([1], [12]), true)).toEqual([
      { start: "12:00", end: "13:00", days: [1] },
      halfHours,
    ]);
    expect(paint([halfHours], cellsOf([1], [12]), false)).toEqual([halfHours]);
  });

  test("cuts it where it is painted over, on that day alone", () => {
    expect(paint([halfHours], cellsOf([7], [23]), false)).toEqual([
      { start: "22:30", end: "06:30", days: [1, 2, 3, 4, 5, 6] },
      { start: "22:30", end: "23:00", days: [7] },
      { start: "00:00", end: "06:30", days: [1] },
    ]);
  });
});

describe("for any week", () => {
  const grids = fc.array(fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), {
    minLength: 7,
    maxLength: 7,
  });
  // Long quiet as people paint it, too: chance alone makes no three days in a row.
  const long = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 167 }), fc.integer({ min: 1, max: 120 })), { maxLength: 3 })
    .map((spans) => {
      const quiet = new Set(
        spans.flatMap(([from, length]) => Array.from({ length }, (_, hour) => (from + hour) % 168)),
      );
      return Array.from({ length: 7 }, (_, day) =>
        Array.from({ length: 24 }, (__, hour) => quiet.has(day * 24 + hour)),
      );
    });
  const weeks = fc.oneof(grids, long);
  const times = fc.integer({ min: 0, max: 1439 }).map(wallTime);
  const windows = fc.array(
    fc.record({
      start: times,
      end: fc.oneof(times, fc.constant("24:00")),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    }),
    { maxLength: 4 },
  );
  const cells = fc.uniqueArray(
    fc.record({ day: fc.integer({ min: 0, max: 6 }), hour: fc.integer({ min: 0, max: 23 }) }),
    { maxLength: 30, selector: ({ day, hour }) => day * 24 + hour },
  );

  test("from hours to windows and back changes nothing", () => {
    fc.assert(
      fc.property(weeks, (grid) => {
        expect(gridOf(windowsOf(grid))).toEqual(grid);
      }),
    );
  });

  test("an hour is quiet in the minutes that read as quiet", () => {
    fc.assert(
      fc.property(
        windows,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 23 }),
        (all, day, hour) => {
          const parts = quietPartsOf(all, { day, hour });
          for (let minute = 0; minute < 60; minute++) {
            const isQuiet = parts.some(({ from, to }) => from <= minute && minute < to);
            expect(isQuiet).toBe(readsAsQuiet(all, day + 1, wallTime(hour * 60 + minute)));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test("painting changes the painted hours and no minute beside them", () => {
    fc.assert(
      fc.property(windows, cells, fc.boolean(), (before, painted, isQuiet) => {
        const after = paint(before, painted, isQuiet);
        for (let day = 0; day < 7; day++)
          for (let hour = 0; hour < 24; hour++) {
            const isPainted = painted.some((cell) => cell.day === day && cell.hour === hour);
            const whole = isQuiet ? [{ from: 0, to: 60 }] : [];
            const expected = isPainted ? whole : quietPartsOf(before, { day, hour });
            expect(quietPartsOf(after, { day, hour })).toEqual(expected);
          }
      }),
      { numRuns: 300 },
    );
  });
});

function wallTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The naive reading, by strings: an independent judge. */
function readsAsQuiet(windows: readonly QuietWindow[], day: number, clock: string): boolean {
  const yesterday = day === 1 ? 7 : day - 1;
  return windows.some(({ start, end, days }) => {
    if (start === end) return false;
    if (start < end) return days.includes(day) && start <= clock && clock < end;
    return (days.includes(day) && start <= clock) || (days.includes(yesterday) && clock < end);
  });
}
