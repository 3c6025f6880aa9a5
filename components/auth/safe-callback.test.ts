import { describe, expect, it } from "vitest";
import { safeCallback } from "./safe-callback";

describe("where signing in leads to", () => {
  it.each([
    ["/runs/1?tab=output#end", "/runs/1?tab=output#end"],
    ["/notifications?state=dead,held", "/notifications?state=dead,held"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["/.//evil.example", "/"],
    ["https://evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    ["runs", "/"],
    ["/sign-in?callbackUrl=/sign-in", "/"],
    ["/api/auth/signout", "/"],
    ["", "/"],
    [undefined, "/"],
    [["/runs", "/jobs"], "/"],
  ])("%j leads to %s", (wanted, expected) => {
    expect(safeCallback(wanted)).toBe(expected);
  });
});
