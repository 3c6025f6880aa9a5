import { describe, expect, test } from "vitest";
import {
  addressOfQuestion,
  instantOf,
  instantOfAddress,
  questionOf,
  readQuestion,
  simulatorHref,
} from "./question";

const read = (search: string) => {
  const params = new URLSearchParams(search);
  return readQuestion((key) => params.get(key), "Europe/Berlin");
};

describe("the question in the address", () => {
  test("is about oneself, a failed job and now when the address says nothing", () => {
    expect(read("")).toEqual({
      user: "me",
      type: "job.failed",
      severity: "",
      job: "",
      target: "",
      run: "",
      title: "",
      message: "",
      details: [],
      when: "now",
      moment: null,
      zone: "Europe/Berlin",
    });
    expect(questionOf(read(""), null)).toEqual({ user: "me", event: { type: "job.failed" } });
  });

  test("comes back as it was shared", () => {
    const search =
      "user=everybody&type=job.lost&severity=critical&job=nightly&target=db-1&at=2026-11-23T07%3A30%3A00.000Z&zone=Asia%2FKolkata";
    const values = read(search);

    expect(values).toMatchObject({ when: "then", moment: "2026-11-23T13:00", zone: "Asia/Kolkata" });
    expect(filled(addressOfQuestion(values))).toEqual(Object.fromEntries(new URLSearchParams(search)));
    expect(questionOf(values, "2026-11-23T07:30:00.000Z")).toEqual({
      event: { type: "job.lost", severity: "critical", job: "nightly", target: "db-1" },
      at: "2026-11-23T07:30:00.000Z",
    });
  });

  test("says what the event says, and what run it is about", () => {
    const search =
      "user=me&title=Disk&message=full&run=019a0000-0000-7000-8000-000000000001&details=" +
      encodeURIComponent("rows: 5\nowner: x: y\n\nlist: [1]\nnothing");
    const values = read(search);

    expect(questionOf(values, null).event).toEqual({
      type: "job.failed",
      run_id: "019a0000-0000-7000-8000-000000000001",
      title: "Disk",
      message: "full",
      details: { rows: 5, owner: "x: y", list: [1] },
    });
    expect(read(String(new URLSearchParams(filled(addressOfQuestion(values)))))).toEqual({
      ...values,
      details: values.details.filter((line) => line !== ""),
    });
  });

  test("leaves out of the address what is usual, and reads as absent what there is not", () => {
    expect(Object.values(addressOfQuestion(read("")))).toEqual(Array(11).fill(null));
    expect(read("type=job.exploded&severity=loud&at=soon&zone=Mars")).toEqual(read(""));
    expect(read("type=pipeline_failure").type).toBe("job.failed");
  });

  test("takes day and time on the clocks of the zone", () => {
    const then = { ...read(""), when: "then" as const, moment: "2026-07-01T08:00" };

    expect(instantOf(then)).toBe("2026-07-01T06:00:00.000Z");
    expect(instantOf({ ...then, zone: "UTC" })).toBe("2026-07-01T08:00:00.000Z");
    expect(instantOf({ ...then, moment: null })).toBeNull();
    expect(instantOf({ ...then, moment: "soon" })).toBeNull();
    expect(instantOf({ ...then, when: "now" })).toBeNull();
  });

  test("keeps the instant of the address to the millisecond", () => {
    expect(instantOfAddress("2026-11-23T07:30:12.345Z")).toBe("2026-11-23T07:30:12.345Z");
    expect(instantOfAddress("soon")).toBeNull();
  });

  test("is made of a notification", () => {
    const of = { type: "job.failed", severity: "error", at: "2026-11-23T07:30:12.345Z" } as const;

    expect(simulatorHref({ ...of, user: "u", job: "a.b", run: null })).toBe(
      "/simulator?user=u&type=job.failed&severity=error&at=2026-11-23T07%3A30%3A12.345Z&job=a.b",
    );
    expect(simulatorHref({ ...of, user: null, job: null, run: "r" })).toMatch(/user=everybody.*&run=r$/);
  });
});

function filled(address: Record<string, string | null>): Record<string, string> {
  const entries = Object.entries(address).flatMap(([key, value]) => (value === null ? [] : [[key, value]]));
  return Object.fromEntries(entries) as Record<string, string>;
}
