import { describe, expect, it } from "vitest";
import { renderTemplate } from "../render";

function render(source: string, value: unknown): string {
  return renderTemplate(source, { value }, { contentType: "text" }).output;
}

describe("duration", () => {
  // As Python's f"{x:.1f}" rounds: exactly, and ties to the even digit.
  it.each([
    [0, "0ms"],
    [999, "999ms"],
    [12.5, "12.5ms"],
    [1_000, "1.0s"],
    [1_049, "1.0s"],
    [1_050, "1.1s"],
    [1_250, "1.2s"],
    [1_350, "1.4s"],
    [59_949, "59.9s"],
    [59_999, "60.0s"],
    [60_000, "1.0m"],
    [63_000, "1.1m"],
    [252_340, "4.2m"],
    [86_400_000, "1440.0m"],
    ["1500", "1.5s"],
    [null, ""],
    [undefined, ""],
  ])("writes %j as %j", (value, expected) => {
    expect(render("{{ value | duration }}", value)).toBe(expected);
  });

  it("refuses what is no number", () => {
    expect(() => render("{{ value | duration }}", "soon")).toThrow(
      '"duration" needs a number of milliseconds, not text.',
    );
  });
});

describe("elapsed", () => {
  it.each([
    [0, "0 ms"],
    [450, "450 ms"],
    [12_300, "12 s"],
    [59_600, "1m 00s"],
    [252_340, "4m 12s"],
    [7_500_000, "2h 05m"],
    [null, ""],
  ])("writes %j as %j", (value, expected) => {
    expect(render("{{ value | elapsed }}", value)).toBe(expected);
  });
});

describe("datetime", () => {
  it.each([
    ["2026-11-21T02:00:00.000Z", "21 Nov 2026, 02:00 UTC"],
    ["2026-11-21T02:00:00+0200", "21 Nov 2026, 00:00 UTC"],
    ["2026-11-21 02:00", "21 Nov 2026, 02:00 UTC"],
    ["2026-02-03", "3 Feb 2026, 00:00 UTC"],
    [null, ""],
  ])("writes %j as %j", (value, expected) => {
    expect(render("{{ value | datetime }}", value)).toBe(expected);
  });

  it("writes an instant in a named zone", () => {
    expect(render("{{ value | datetime('Asia/Kolkata') }}", "2026-11-21T20:00:00Z")).toMatch(
      /^22 Nov 2026, 01:30 /,
    );
    expect(render("{{ value | datetime(none) }}", "2026-11-21T20:00:00Z")).toBe("21 Nov 2026, 20:00 UTC");
  });

  it.each(["yesterday", "2026-13-01", "1700000000000", "Sat Nov 21 2026"])("refuses %j", (value) => {
    expect(() => render("{{ value | datetime }}", value)).toThrow(/instant|date/);
  });

  it("refuses an unknown zone", () => {
    expect(() => render("{{ '2026-11-21' | datetime(value) }}", "Mars/Base")).toThrow(
      '"Mars/Base" is not a time zone.',
    );
  });
});

describe("status_color", () => {
  it.each([
    ["completed", "#28a745"],
    ["failed", "#dc3545"],
    ["running", "#ffc107"],
    ["pending", "#6c757d"],
    ["constructor", "#6c757d"],
    [null, "#6c757d"],
    [7, "#6c757d"],
  ])("gives %j the colour %s", (value, expected) => {
    expect(render("{{ value | status_color }}", value)).toBe(expected);
  });
});

describe("truncate_output", () => {
  it("leaves 500 characters as they are", () => {
    expect(render("{{ value | truncate_output }}", "x".repeat(500))).toBe("x".repeat(500));
  });

  it("keeps the beginning and the end and says how much was cut", () => {
    const output = "a".repeat(400) + "b".repeat(400);

    expect(render("{{ value | truncate_output }}", output)).toBe(
      `${"a".repeat(200)}\n… 300 characters cut …\n${"b".repeat(300)}`,
    );
  });

  it("takes another length and never cuts a character in half", () => {
    expect(render("{{ value | truncate_output(5) }}", "😀😀😀😀😀😀")).toBe(
      "😀😀\n… 1 character cut …\n😀😀😀",
    );
    expect(render("{{ value | truncate_output(length=1) }}", "abc")).toBe("… 2 characters cut …\nc");
  });

  it("gives nothing for a step without output", () => {
    expect(render("{{ value | truncate_output }}", null)).toBe("");
  });
});
