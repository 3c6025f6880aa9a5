import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareStatements } from "./prepare-statements";

describe("prepareStatements", () => {
  let pglite: PGlite;
  beforeAll(async () => {
    pglite = await PGlite.create();
    prepareStatements(pglite);
  });
  afterAll(() => pglite.close());

  const prepared = async () => {
    const { rows } = await pglite.query<{ statement: string }>(
      "SELECT statement FROM pg_prepared_statements",
    );
    return rows.map(({ statement }) => statement);
  };

  it("answers the same each time, with parameters and columns of all kinds", async () => {
    const sql = "SELECT $1::int AS number, $2::text[] AS texts, $3::jsonb AS json, $4::timestamptz AS at";
    const at = new Date("2026-03-29T01:30:00.5Z");
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      const { rows } = await pglite.query(sql, [number, ["a,b", 'c"d', "ü"], { deep: [number] }, at]);
      expect(rows).toEqual([{ number, texts: ["a,b", 'c"d', "ü"], json: { deep: [number] }, at }]);
    }
    expect((await prepared()).filter((statement) => statement === sql)).toHaveLength(1);
  });

  it("reads a statement anew after the schema has changed", async () => {
    await pglite.exec("CREATE TABLE things (id int)");
    await pglite.query("INSERT INTO things VALUES ($1)", [1]);
    expect((await pglite.query("SELECT * FROM things")).rows).toEqual([{ id: 1 }]);
    await pglite.exec(
      "ALTER TABLE things ADD COLUMN name text DEFAULT 'none'; ALTER TABLE things ALTER id TYPE text",
    );

    expect((await pglite.query("SELECT * FROM things")).rows).toEqual([{ id: "1", name: "none" }]);
  });

  it("goes on after a statement that was wrong, or failed, also in a transaction", async () => {
    await expect(pglite.query("SELECT nonsense")).rejects.toThrow("nonsense");
    await expect(pglite.query("SELECT nonsense")).rejects.toThrow("nonsense");
    for (const divisor of [0, 2, 0, 4])
      if (divisor === 0)
        await expect(pglite.query("SELECT 8 / $1::int AS r", [divisor])).rejects.toThrow("zero");
      else
        expect((await pglite.query("SELECT 8 / $1::int AS r", [divisor])).rows).toEqual([{ r: 8 / divisor }]);

    const work = pglite.transaction(async (tx) => {
      await tx.query("SELECT 8 / $1::int AS r", [0]).catch(() => undefined);
      await tx.query("SELECT 'first seen when nothing is read any more' AS text");
    });
    await expect(work).rejects.toThrow("aborted");
    const { rows } = await pglite.query("SELECT 'first seen when nothing is read any more' AS text");
    expect(rows).toEqual([{ text: "first seen when nothing is read any more" }]);
  });

  it("keeps a statement through a rollback, and a bounded number of them", async () => {
    const sql = "SELECT 'kept' AS word";
    await pglite
      .transaction(async (tx) => {
        await tx.query(sql);
        await tx.rollback();
      })
      .catch(() => undefined);
    expect((await pglite.query(sql)).rows).toEqual([{ word: "kept" }]);

    for (let number = 0; number < 400; number++) await pglite.query(`SELECT ${number} AS n`);
    expect((await pglite.query(sql)).rows).toEqual([{ word: "kept" }]);
    // And the few that were forgotten when the schema changed.
    expect((await prepared()).length).toBeLessThanOrEqual(310);
  });
});
