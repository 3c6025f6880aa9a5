import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { onCallAt, upcomingTurns, type Rotation } from "./rotation";

const weekly: Rotation = {
  zone: "Europe/Berlin",
  memberIds: ["ada", "bob", "cy"],
  handoverDay: 1,
  handoverTime: "09:00",
  startsOn: "2026-03-02",
  overrides: [],
};
const berlin = (text: string) => DateTime.fromISO(text, { zone: "Europe/Berlin" }).toJSDate();
const at = (text: string, over: Partial<Rotation> = {}) => onCallAt({ ...weekly, ...over }, berlin(text));

describe("who is on call", () => {
  test("nobody before the first handover; from then on the first of the list for a week", () => {
    expect(at("2026-03-02T08:59:59.999")).toBeNull();
    expect(at("2026-03-02T09:00")).toBe("ada");
    expect(at("2026-03-09T08:59:59.999")).toBe("ada");
    expect(at("2026-03-09T09:00")).toBe("bob");
    expect(at("2026-03-16T09:00")).toBe("cy");
    expect(at("2026-03-23T09:00")).toBe("ada");
  });

  test("a start on another day waits for the day of the handover", () => {
    expect(at("2026-03-08T23:00", { startsOn: "2026-03-03" })).toBeNull();
    expect(at("2026-03-09T09:00", { startsOn: "2026-03-03" })).toBe("ada");
  });

  test("the handover is at the same wall time before and after the clocks change", () => {
    // 29 March 2026, 02:00 → 03:00.
    expect(at("2026-03-30T08:59:59.999")).toBe("ada");
    expect(at("2026-03-30T09:00")).toBe("bob");
    // 25 October 2026, 03:00 → 02:00.
    expect(at("2026-10-26T08:59:59.999")).not.toBe(at("2026-10-26T09:00"));
  });

  test("a handover in the missing hour is after the gap that week only, and the first time in the doubled hour", () => {
    const sundays = { handoverDay: 7, handoverTime: "02:30", startsOn: "2026-03-29" };
    expect(at("2026-03-29T01:59", sundays)).toBeNull();
    expect(at("2026-03-29T03:30", sundays)).toBe("ada");
    expect(at("2026-04-05T02:29", sundays)).toBe("ada");
    expect(at("2026-04-05T02:30", sundays)).toBe("bob");

    const doubled = { ...weekly, handoverDay: 7, handoverTime: "02:30", startsOn: "2026-10-25" };
    expect(onCallAt(doubled, new Date("2026-10-25T00:29:59Z"))).toBeNull();
    expect(onCallAt(doubled, new Date("2026-10-25T00:30:00Z"))).toBe("ada");
  });

  test("an override counts from its start up to its end, and of several the last that was made", () => {
    const overrides = [
      { userId: "cy", startsAt: berlin("2026-03-04T00:00"), endsAt: berlin("2026-03-11T00:00") },
      { userId: "bob", startsAt: berlin("2026-03-05T00:00"), endsAt: berlin("2026-03-06T00:00") },
    ];
    expect(at("2026-03-03T23:59", { overrides })).toBe("ada");
    expect(at("2026-03-04T00:00", { overrides })).toBe("cy");
    expect(at("2026-03-05T12:00", { overrides })).toBe("bob");
    expect(at("2026-03-06T00:00", { overrides })).toBe("cy");
    expect(at("2026-03-10T12:00", { overrides })).toBe("cy");
    expect(at("2026-03-11T00:00", { overrides })).toBe("bob");
  });

  test("a turn of somebody who is absent goes to the next one, and nobody else's turn moves", () => {
    expect(at("2026-03-10T12:00", { absentIds: ["bob"] })).toBe("cy");
    expect(at("2026-03-17T12:00", { absentIds: ["bob"] })).toBe("cy");
    expect(at("2026-03-24T12:00", { absentIds: ["bob"] })).toBe("ada");
    expect(at("2026-03-17T12:00", { absentIds: ["cy"] })).toBe("ada");
    expect(at("2026-03-10T12:00", { absentIds: ["ada", "bob", "cy"] })).toBeNull();
    const override = {
      userId: "cy",
      startsAt: berlin("2026-03-04T00:00"),
      endsAt: berlin("2026-03-05T00:00"),
    };
    expect(at("2026-03-04T12:00", { overrides: [override], absentIds: ["cy"] })).toBe("ada");
  });

  test("nobody without members or without a day; an unknown zone counts as UTC", () => {
    expect(at("2026-03-10T12:00", { memberIds: [] })).toBeNull();
    expect(at("2026-03-10T12:00", { startsOn: "soon" })).toBeNull();
    expect(onCallAt({ ...weekly, zone: "Mars/Olympus" }, new Date("2026-03-02T09:00Z"))).toBe("ada");
  });
});

describe("the next turns", () => {
  test("begin with the one that goes on", () => {
    expect(upcomingTurns(weekly, berlin("2026-03-10T12:00"), 3)).toEqual([
      {
        userId: "bob",
        startsAt: berlin("2026-03-10T12:00"),
        endsAt: berlin("2026-03-16T09:00"),
        isOverride: false,
      },
      {
        userId: "cy",
        startsAt: berlin("2026-03-16T09:00"),
        endsAt: berlin("2026-03-23T09:00"),
        isOverride: false,
      },
      {
        userId: "ada",
        startsAt: berlin("2026-03-23T09:00"),
        endsAt: berlin("2026-03-30T09:00"),
        isOverride: false,
      },
    ]);
  });

  test("before the first turn begin with that", () => {
    expect(upcomingTurns(weekly, berlin("2026-02-01T12:00"), 1)).toMatchObject([
      { userId: "ada", startsAt: berlin("2026-03-02T09:00") },
    ]);
  });

  test("an override cuts a turn in two, and is one turn beyond a handover", () => {
    const overrides = [
      { userId: "cy", startsAt: berlin("2026-03-11T00:00"), endsAt: berlin("2026-03-12T00:00") },
      { userId: "ada", startsAt: berlin("2026-03-15T00:00"), endsAt: berlin("2026-03-18T00:00") },
    ];
    const turns = upcomingTurns({ ...weekly, overrides }, berlin("2026-03-09T09:00"), 5);
    expect(turns.map(({ userId, isOverride }) => [userId, isOverride])).toEqual([
      ["bob", false],
      ["cy", true],
      ["bob", false],
      ["ada", true],
      ["cy", false],
    ]);
    expect(turns.at(-1)?.startsAt).toEqual(berlin("2026-03-18T00:00"));
  });

  test("are none without members", () => {
    expect(upcomingTurns({ ...weekly, memberIds: [] }, berlin("2026-03-09T09:00"), 5)).toEqual([]);
    expect(upcomingTurns({ ...weekly, absentIds: weekly.memberIds }, berlin("2026-03-09T09:00"), 5)).toEqual(
      [],
    );
  });
});

describe("for any rotation", () => {
  const people = ["ada", "bob", "cy", "dee"];
  const zones = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Santiago",
    "UTC",
  ];
  const moments = fc
    .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 })
    .map((minute) => new Date(minute * 60_000));
  const overrides = fc
    .record({
      userId: fc.constantFrom(...people),
      startsAt: moments,
      hours: fc.integer({ min: 1, max: 800 }),
    })
    .map(({ userId, startsAt, hours }) => ({
      userId,
      startsAt,
      endsAt: new Date(startsAt.getTime() + hours * 3_600_000),
    }));
  const rotations: fc.Arbitrary<Rotation> = fc.record({
    zone: fc.constantFrom(...zones),
    memberIds: fc.array(fc.constantFrom(...people), { minLength: 1, maxLength: 5 }),
    absentIds: fc.constant([]),
    handoverDay: fc.integer({ min: 1, max: 7 }),
    handoverTime: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "30"))
      .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`),
    startsOn: fc
      .integer({ min: 0, max: 700 })
      .map((days) => DateTime.utc(2024, 1, 1).plus({ days }).toFormat("yyyy-MM-dd")),
    overrides: fc.array(overrides, { maxLength: 4 }),
  });

  /** All handovers by the calendar alone: the days of that name, and on each the clock's hands on the handover time. */
  function handoversOf({ zone, startsOn, handoverDay, handoverTime }: Rotation): number[] {
    const [hour, minute] = handoverTime.split(":").map(Number);
    let day = DateTime.fromISO(startsOn, { zone: "UTC" });
    while (day.weekday !== handoverDay) day = day.plus({ days: 1 });
    const found: number[] = [];
    for (; day.year < 2029; day = day.plus({ days: 7 })) {
      const { year, month, day: date } = day;
      const handover = DateTime.fromObject({ year, month, day: date, hour, minute }, { zone });
      found.push(Math.min(...handover.getPossibleOffsets().map(Number)));
    }
    return found;
  }

  function judge(rotation: Rotation, handovers: readonly number[], now: Date): string | null {
    const covering = rotation.overrides
      .filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
      .at(-1);
    if (covering) return covering.userId;
    const past = handovers.filter((handover) => handover <= now.getTime()).length;
    return past === 0 ? null : (rotation.memberIds[(past - 1) % rotation.memberIds.length] ?? null);
  }

  test("it is whoever the calendar says, in turn, and overrides come first", () => {
    fc.assert(
      fc.property(rotations, moments, (rotation, now) => {
        expect(onCallAt(rotation, now)).toBe(judge(rotation, handoversOf(rotation), now));
      }),
      { numRuns: 80 },
    );
  });

  test("the turns follow each other without a gap once they have begun, and name who is on call at every moment of them", () => {
    fc.assert(
      fc.property(rotations, moments, (rotation, from) => {
        const turns = upcomingTurns(rotation, from, 8);
        expect(turns).toHaveLength(8);
        const handovers = handoversOf(rotation);
        const hasBegun = (handovers[0] ?? Infinity) <= from.getTime();
        if (hasBegun) expect(turns[0]?.startsAt).toEqual(from);
        for (const [index, { userId, startsAt, endsAt, isOverride }] of turns.entries()) {
          expect(startsAt < endsAt).toBe(true);
          const before = turns[index - 1];
          if (before && hasBegun) expect(startsAt).toEqual(before.endsAt);
          const middle = new Date((startsAt.getTime() + endsAt.getTime()) / 2);
          for (const moment of [startsAt, middle, new Date(endsAt.getTime() - 1)])
            expect(judge(rotation, handovers, moment)).toBe(userId);
          if (isOverride) expect(rotation.overrides.some((one) => one.endsAt >= endsAt)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
