import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { silence } from "./decide/facts.fixture";
import { eventTypes, severities } from "./event";
import { quietUntil, type QuietHours } from "./quiet-hours";
import { isOn, isSilencing, stateOfSilence, type SilencedSubject } from "./silence";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const noon = new Date("2026-07-15T12:00:00Z");
const subject = (over: Partial<SilencedSubject> = {}): SilencedSubject => ({
  now: noon,
  type: "job.failed",
  severity: "error",
  jobId: "backup",
  targetId: "db-1",
  ...over,
});

describe("a silence covers", () => {
  test.each([
    ["everything, without lists", {}, {}, true],
    ["its job", { jobIds: ["other", "backup"] }, {}, true],
    ["no other job", { jobIds: ["other"] }, {}, false],
    ["its machine", { targetIds: ["db-1"] }, {}, true],
    ["no other machine", { targetIds: ["db-2"] }, {}, false],
    ["its event type", { eventTypes: ["job.failed", "job.lost"] }, {}, true],
    ["no other event type", { eventTypes: ["job.lost"] }, {}, false],
    [
      "what fits all of its lists",
      { jobIds: ["backup"], targetIds: ["db-1"], eventTypes: ["job.failed"] },
      {},
      true,
    ],
    ["nothing that fits only some of them", { jobIds: ["backup"], targetIds: ["db-2"] }, {}, false],
    ["nothing about no job, when it names jobs", { jobIds: ["backup"] }, { jobId: null }, false],
    ["nothing about no machine, when it names machines", { targetIds: ["db-1"] }, { targetId: null }, false],
    ["nothing without a type, when it names types", { eventTypes: ["job.failed"] }, { type: null }, false],
    ["what is about nothing, when it names nothing", {}, { jobId: null, targetId: null, type: null }, true],
    ["critical events", {}, { severity: "critical" }, true],
    ["no critical events, when it says so", { exceptCritical: true }, { severity: "critical" }, false],
    ["errors, when it excepts critical events", { exceptCritical: true }, {}, true],
  ] satisfies [string, Parameters<typeof silence>[0], Partial<SilencedSubject>, boolean][])(
    "%s",
    (_, over, about, expected) => {
      expect(isSilencing(silence(over), subject(about))).toBe(expected);
    },
  );
});

describe("the state of a silence", () => {
  const startsAt = new Date("2026-07-15T10:00:00Z");
  const endsAt = new Date("2026-07-15T14:00:00Z");

  test.each([
    ["before its start", "2026-07-15T09:59:59.999Z", "planned"],
    ["at its start", "2026-07-15T10:00:00Z", "active"],
    ["in its last moment", "2026-07-15T13:59:59.999Z", "active"],
    ["at its end, which is exclusive", "2026-07-15T14:00:00Z", "over"],
  ])("%s", (_, now, expected) => {
    const times = silence({ startsAt, endsAt });
    expect(stateOfSilence(times, new Date(now))).toBe(expected);
    expect(isOn(times, new Date(now))).toBe(expected === "active");
  });

  test("without an end is never over", () => {
    expect(stateOfSilence(silence({ startsAt, endsAt: null }), new Date("2126-01-01T00:00:00Z"))).toBe(
      "active",
    );
  });

  test("that was ended before it began is over, not planned", () => {
    const ended = silence({ startsAt: endsAt, endsAt: startsAt });
    expect(stateOfSilence(ended, new Date("2026-07-15T12:00:00Z"))).toBe("over");
  });
});

describe("a schedule", () => {
  const during = (schedule: QuietHours, now: string) =>
    stateOfSilence(
      silence({ startsAt: new Date("2026-01-01T00:00:00Z"), endsAt: null, schedule }),
      new Date(now),
    );
  const nights = { start: "22:00", end: "06:00", days: everyDay, zone: "Europe/Berlin" };

  test.each([
    // Berlin is two hours ahead of UTC in July.
    ["before the window", "2026-07-15T19:59:59Z", "resting"],
    ["at its start", "2026-07-15T20:00:00Z", "active"],
    ["after midnight", "2026-07-16T01:00:00Z", "active"],
    ["at its end", "2026-07-16T04:00:00Z", "resting"],
  ])("across midnight, %s", (_, now, expected) => {
    expect(during(nights, now)).toBe(expected);
  });

  test("is on the days on which its window begins", () => {
    const saturdays = { ...nights, days: [6] };
    // 2026-07-18 is a Saturday.
    expect(during(saturdays, "2026-07-17T21:00:00Z")).toBe("resting");
    expect(during(saturdays, "2026-07-18T21:00:00Z")).toBe("active");
    expect(during(saturdays, "2026-07-19T03:00:00Z")).toBe("active");
    expect(during(saturdays, "2026-07-19T21:00:00Z")).toBe("resting");
  });

  test.each([
    // 2027-03-28: 02:00 becomes 03:00 at 01:00Z. 2027-10-31: 03:00 becomes 02:00 at 01:00Z.
    ["begins in the missing hour: at the jump", "02:30", "05:00", "2027-03-28T01:00:00Z", "active"],
    ["begins in the missing hour: not before the jump", "02:30", "05:00", "2027-03-28T00:59:59Z", "resting"],
    ["ends in the missing hour: as long as written", "22:00", "02:30", "2027-03-28T01:29:00Z", "active"],
    ["ends in the missing hour: not longer", "22:00", "02:30", "2027-03-28T01:30:00Z", "resting"],
    ["ends in the doubled hour: the second time", "22:00", "02:30", "2027-10-31T01:29:00Z", "active"],
    ["ends in the doubled hour: then no more", "22:00", "02:30", "2027-10-31T01:30:00Z", "resting"],
    ["begins in the doubled hour: the first time", "02:30", "05:00", "2027-10-31T00:30:00Z", "active"],
  ])("that %s", (_, start, end, now, expected) => {
    expect(during({ start, end, days: everyDay, zone: "Europe/Berlin" }, now)).toBe(expected);
  });

  test("keeps within start and end of the silence", () => {
    const times = silence({
      startsAt: new Date("2026-07-15T21:00:00Z"),
      endsAt: new Date("2026-07-16T03:00:00Z"),
      schedule: nights,
    });
    expect(isOn(times, new Date("2026-07-15T20:30:00Z"))).toBe(false);
    expect(isOn(times, new Date("2026-07-15T21:00:00Z"))).toBe(true);
    expect(isOn(times, new Date("2026-07-16T03:00:00Z"))).toBe(false);
  });
});

describe("for any silence, event and time", () => {
  const wallTime = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
  const schedules = fc.record({
    start: wallTime,
    end: wallTime,
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
    zone: fc.constantFrom(
      "UTC",
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
    ),
  });
  const instants = fc.date({
    min: new Date("2026-12-01"),
    max: new Date("2027-12-01"),
    noInvalidDate: true,
  });
  const names = fc.constantFrom("a", "b", "c");
  const types = fc.constantFrom(...eventTypes);
  const silences = fc
    .record({
      jobIds: fc.uniqueArray(names, { maxLength: 2 }),
      targetIds: fc.uniqueArray(names, { maxLength: 2 }),
      eventTypes: fc.uniqueArray(types, { maxLength: 3 }),
      exceptCritical: fc.boolean(),
      startsAt: instants,
      endsAt: fc.option(instants),
      schedule: fc.option(schedules),
    })
    .map(silence);
  const subjects = fc.record({
    now: instants,
    type: fc.option(types),
    severity: fc.constantFrom(...severities),
    jobId: fc.option(names),
    targetId: fc.option(names),
  });

  test("only one that is on silences, and only between its start and its end", () => {
    fc.assert(
      fc.property(silences, subjects, (one, about) => {
        if (!isSilencing(one, about)) return;
        expect(isOn(one, about.now)).toBe(true);
        expect(about.now.getTime()).toBeGreaterThanOrEqual(one.startsAt.getTime());
        if (one.endsAt) expect(about.now.getTime()).toBeLessThan(one.endsAt.getTime());
      }),
      { numRuns: 1_000 },
    );
  });

  test("naming more can only let more through, never silence more", () => {
    fc.assert(
      fc.property(silences, subjects, (one, about) => {
        const wider = { ...one, jobIds: [], targetIds: [], eventTypes: [], exceptCritical: false };
        if (isSilencing(one, about)) expect(isSilencing(wider, about)).toBe(true);
        expect(isSilencing(wider, about)).toBe(isOn(one, about.now));
      }),
      { numRuns: 1_000 },
    );
  });

  test("between its start and its end the schedule alone decides whether it is on", () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, now) => {
        const always = silence({ startsAt: new Date(0), endsAt: null, schedule });
        expect(isOn(always, now)).toBe(quietUntil(now, schedule) !== null);
      }),
      { numRuns: 300 },
    );
  });
});
