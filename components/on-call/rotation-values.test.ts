import { describe, expect, test } from "vitest";
import { RotationInput, type RotationView } from "@/lib/schemas/rotation";
import {
  newRotationValues,
  rotationChangeWords,
  rotationInput,
  RotationValues,
  rotationValuesOf,
  turnsOf,
} from "./rotation-values";
import { absentWords, rotationWords } from "./rotation-words";
import { newTakeOverValues, takeOverInput, TakeOverValues } from "./take-over-values";

const zone = "Europe/Berlin";
const ada = "0190aaaa-0000-4000-8000-000000000001";
const bob = "0190aaaa-0000-4000-8000-000000000002";
const wednesday = new Date("2026-07-15T12:00:00Z");

const stored: RotationView = {
  id: "0190aaaa-0000-4000-8000-000000000009",
  name: "Nights",
  zone,
  members: [
    { id: ada, name: "Ada", is_active: true },
    { id: bob, name: null, is_active: false },
  ],
  handover_day: 3,
  handover_time: "18:30",
  starts_on: "2026-07-01",
  on_call: null,
  turns: [],
  overrides: [],
  used_by: { event_types: [], policies: [] },
  created_at: "2026-07-01T00:00:00.000Z",
  updated_at: "2026-07-01T00:00:00.000Z",
};

function pathsOf(parsed: { error?: { issues: { path: PropertyKey[] }[] } }): string[] {
  return (parsed.error?.issues ?? []).map(({ path }) => path.join("."));
}

describe("a new rotation", () => {
  const values = newRotationValues(zone, wednesday);

  test("begins with this week's Monday, and asks for a name and people", () => {
    expect(values).toMatchObject({ handover_day: "1", handover_time: "09:00", starts_on: "2026-07-13" });
    expect(pathsOf(RotationValues.safeParse(values))).toEqual(["name", "members"]);
  });

  test("begins a week earlier on the morning of the handover, so that somebody is on call", () => {
    expect(newRotationValues(zone, new Date("2026-07-13T06:59:00Z")).starts_on).toBe("2026-07-06");
    expect(newRotationValues(zone, new Date("2026-07-13T07:00:00Z")).starts_on).toBe("2026-07-13");
  });

  test("asks for its times when they are emptied", () => {
    const emptied = { ...values, handover_time: null, starts_on: null };
    expect(pathsOf(RotationValues.safeParse(emptied))).toEqual([
      "name",
      "members",
      "handover_time",
      "starts_on",
    ]);
    expect(turnsOf(emptied, wednesday, 4)).toEqual([]);
  });

  test("shows the turns to come, in the wall time of its zone", () => {
    const members = [ada, bob].map((user_id) => ({ user_id, name: user_id }));
    expect(turnsOf({ ...values, members }, wednesday, 3)).toMatchObject([
      { userId: ada, startsAt: wednesday, endsAt: new Date("2026-07-20T07:00:00Z") },
      { userId: bob, endsAt: new Date("2026-07-27T07:00:00Z") },
      { userId: ada, endsAt: new Date("2026-08-03T07:00:00Z") },
    ]);
  });
});

describe("a stored rotation", () => {
  const values = rotationValuesOf(stored);

  test("comes back as it was, and is what the API takes", () => {
    const input = rotationInput(values);
    expect(input).toEqual({
      name: "Nights",
      zone,
      member_ids: [ada, bob],
      handover_day: 3,
      handover_time: "18:30",
      starts_on: "2026-07-01",
    });
    expect(RotationInput.safeParse(input).success).toBe(true);
    expect(rotationChangeWords(values, rotationValuesOf(stored))).toEqual([]);
  });

  test("says what changed, each thing once, and another order is a change", () => {
    const changed = {
      ...values,
      handover_day: "1",
      handover_time: "09:00",
      members: values.members.toReversed(),
    };
    expect(rotationChangeWords(values, changed)).toEqual(["Who takes turns", "Handover"]);
  });

  test("is said in words", () => {
    expect(rotationWords(stored)).toBe(
      "Ada and somebody who is gone in turn, each for a week. Handover on Wednesdays at 18:30 Europe/Berlin.",
    );
    expect(rotationWords({ ...stored, members: stored.members.slice(0, 1) })).toMatch(/^Ada alone\./);
    expect(absentWords(stored.members)).toBe(
      "Somebody who is gone cannot be told: such a turn goes to the next one in the list.",
    );
    expect(absentWords(stored.members.slice(0, 1))).toBeNull();
  });
});

describe("taking over", () => {
  const values = newTakeOverValues(ada, { zone, now: wednesday });

  test("is from now until the same time tomorrow, as long as nobody says otherwise", () => {
    expect(takeOverInput(values, zone)).toEqual({
      user_id: ada,
      starts_at: undefined,
      ends_at: "2026-07-16T12:00:00.000Z",
    });
  });

  test("needs an end, after the start", () => {
    expect(pathsOf(TakeOverValues.safeParse({ ...values, ends_at: null }))).toEqual(["ends_at"]);
    expect(pathsOf(TakeOverValues.safeParse({ ...values, starts_at: values.ends_at }))).toEqual(["ends_at"]);
    expect(pathsOf(TakeOverValues.safeParse({ ...values, starts_at: "2026-07-16T13:00" }))).toEqual([]);
  });
});
