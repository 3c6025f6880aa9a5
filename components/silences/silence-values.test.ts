import { describe, expect, test } from "vitest";
import { SilenceInput, type SilenceView } from "@/lib/schemas/silence";
import {
  newSilenceValues,
  silenceChangeWords,
  silenceInput,
  SilenceValues,
  silenceValuesOf,
  type Span,
} from "./silence-values";

const zone = "Europe/Berlin";
// 2026-07-15 is a Wednesday; Berlin is two hours ahead of UTC.
const moment = { zone, now: new Date("2026-07-15T12:34:56.789Z") };
const id = "0193a1b2-0000-7000-8000-000000000001";
const backup = { id, name: "Backup" };
const made = (over: Partial<SilenceValues> = {}) => ({ ...newSilenceValues(zone, "1h", backup), ...over });
const stored: SilenceView = {
  id,
  name: "Move",
  comment: null,
  jobs: [{ id, key: null, name: null }],
  targets: [],
  event_types: ["job.failed"],
  except_critical: true,
  starts_at: "2026-07-15T12:34:56.789Z",
  ends_at: "2026-07-16T12:34:56.789Z",
  schedule: { start: "22:00", end: "06:00", days: [6, 7], zone: "UTC" },
  state: "active",
  created_by: null,
  created_at: "2026-07-15T12:34:56.789Z",
  updated_at: "2026-07-15T12:34:56.789Z",
};
const pathsOf = (values: SilenceValues) =>
  (SilenceValues.safeParse(values).error?.issues ?? []).map(({ path }) => path.join("."));

describe("a new silence", () => {
  test.each<[Span, string | null]>([
    ["1h", "2026-07-15T13:34:56.789Z"],
    ["4h", "2026-07-15T16:34:56.789Z"],
    ["tomorrow", "2026-07-16T06:00:00.000Z"],
    ["open", null],
  ])("for %s begins now", (span, ends_at) => {
    const input = silenceInput(made({ span }), moment, null);

    expect(input).toMatchObject({ name: "Work on Backup", job_ids: [id], ends_at, schedule: null });
    expect(input).not.toHaveProperty("starts_at");
    expect(SilenceInput.safeParse(input).success).toBe(true);
  });

  test("between two times is in the zone of whoever wrote them", () => {
    const times = { starts_at: "2026-10-24T22:00", ends_at: "2026-10-25T06:00" };
    // The clocks of Berlin go back that night.
    expect(silenceInput(made({ span: "until", ...times }), moment, null)).toMatchObject({
      starts_at: "2026-10-24T20:00:00.000Z",
      ends_at: "2026-10-25T05:00:00.000Z",
    });
  });

  test("without a job has no name yet", () => {
    expect(pathsOf(newSilenceValues(zone, "1h", null))).toEqual(["name"]);
    expect(pathsOf(made())).toEqual([]);
  });
});

test.each<[string, Partial<SilenceValues>, string[]]>([
  ["an end, when one is to be chosen", { span: "until" }, ["ends_at"]],
  [
    "an end after the start",
    { span: "until", starts_at: "2026-07-16T08:00", ends_at: "2026-07-16T08:00" },
    ["ends_at"],
  ],
  ["both times of a window", { has_schedule: true }, ["schedule_start", "schedule_end"]],
  [
    "two that differ",
    { has_schedule: true, schedule_start: "08:00", schedule_end: "08:00" },
    ["schedule_end"],
  ],
  [
    "days",
    { has_schedule: true, schedule_start: "08:00", schedule_end: "09:00", schedule_days: [] },
    ["schedule_days"],
  ],
])("the form asks for %s", (_, over, paths) => {
  expect(pathsOf(made(over))).toEqual(paths);
});

describe("a stored silence", () => {
  const values = silenceValuesOf(stored, zone);

  test("comes back as it was, its times to the millisecond", () => {
    const { starts_at, ends_at, schedule, event_types, except_critical } = stored;
    expect(values).toMatchObject({ span: "until", starts_at: "2026-07-15T14:34", jobs: [{ id }] });
    expect(silenceInput(values, moment, stored)).toEqual({
      name: "Move",
      comment: null,
      job_ids: [id],
      target_ids: [],
      event_types,
      except_critical,
      starts_at,
      ends_at,
      schedule,
    });
    expect(pathsOf(values)).toEqual([]);
  });

  test("takes a changed time as it is written", () => {
    const later = { ...values, ends_at: "2026-07-17T08:00" };
    expect(silenceInput(later, moment, stored)).toMatchObject({ ends_at: "2026-07-17T06:00:00.000Z" });
  });

  test("says what changed, each thing once", () => {
    const changed = { ...values, name: "Other", span: "open" as const, ends_at: null, has_schedule: false };
    expect(silenceChangeWords(values, { ...changed, schedule_start: null })).toEqual([
      "Name",
      "End",
      "Weekly window",
    ]);
    expect(silenceChangeWords(values, silenceValuesOf(stored, zone))).toEqual([]);
  });
});
