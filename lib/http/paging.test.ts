import { describe, expect, it } from "vitest";
import { InvalidInputError } from "@/lib/core/errors";
import { newId } from "@/lib/db/new-id";
import { decodeCursor, encodeCursor, pageOfRows } from "./paging";

const rows = [3, 2, 1].map((second) => ({
  createdAt: new Date(second * 1000),
  id: newId(),
  name: `row ${second}`,
}));

describe("cursors", () => {
  it("come back as they went", () => {
    const position = { createdAt: new Date("2026-01-31T12:00:00.123Z"), id: newId() };

    expect(decodeCursor(encodeCursor(position))).toEqual(position);
    expect(decodeCursor(undefined)).toBeNull();
  });

  it.each([
    "",
    "x",
    "bm9uc2Vuc2U",
    Buffer.from('["2026-01-31","x"]').toString("base64url"),
    "__proto__",
    "é",
  ])("refuses %j, with its place", (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(InvalidInputError);
  });
});

describe("pageOfRows", () => {
  it("gives a cursor of the last row shown when there are more", () => {
    const page = pageOfRows(rows, 2);

    expect(page.rows.map(({ name }) => name)).toEqual(["row 3", "row 2"]);
    expect(decodeCursor(page.next_cursor ?? "")).toEqual({ createdAt: rows[1]?.createdAt, id: rows[1]?.id });
  });

  it("gives none at the end", () => {
    expect(pageOfRows(rows, 3).next_cursor).toBeNull();
    expect(pageOfRows([], 3)).toEqual({ rows: [], next_cursor: null });
  });
});
