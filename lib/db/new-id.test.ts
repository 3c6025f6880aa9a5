import { describe, expect, test } from "vitest";
import { newId } from "./new-id";

describe("newId", () => {
  test("gives UUIDs of version 7", () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test("carries the time", () => {
    const now = Date.now() + 60_000;

    expect(Number.parseInt(newId(now).replaceAll("-", "").slice(0, 12), 16)).toBe(now);
  });

  test("ids only grow, also in one millisecond and when the clock goes back", () => {
    const later = Date.now() + 120_000;
    const ids = [...Array.from({ length: 20_000 }, () => newId(later)), newId(later - 5_000)];

    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
