import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import {
  describeWithDatabase,
  hasPostgres,
  openTestDatabase,
  type TestDatabase,
} from "@/lib/testing/database";
import { fillTables } from "@/lib/testing/fill-tables";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import {
  DatabaseNotEmptyError,
  readInstance,
  requireEmpty,
  sumInstance,
  writeInstance,
  type InstanceContent,
  type RowBatch,
} from "./copy-instance";
import { query, type Database } from "./database";
import type { TableSum } from "./stored-rows";

/** The tables of all models. */
const modelTables = readdirSync("prisma/models").flatMap((name) =>
  [...readFileSync(`prisma/models/${name}`, "utf8").matchAll(/@@map\("(\w+)"\)/g)].map(([, table]) => table),
);

/** All of it in memory, to be played back. */
async function read(database: Database): Promise<{ content: InstanceContent; batches: RowBatch[] }> {
  return readInstance(database, async (content, batches) => {
    const all: RowBatch[] = [];
    for await (const batch of batches) all.push(batch);
    return { content, batches: all };
  });
}

async function* play(batches: readonly RowBatch[]): AsyncGenerator<RowBatch> {
  yield* batches;
}

const copy = (from: Database, to: Database) =>
  readInstance(from, (content, batches) => writeInstance(to, content, batches, () => Promise.resolve()));

const constraintsOf = ({ prisma }: Database) =>
  query<{ definition: string }>(
    "SELECT conname || ' ' || pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE contype = 'f' ORDER BY 1",
    [],
    prisma,
  );

describe("a database with rows in every table", () => {
  const TIMEOUT = 120_000;
  let source: TestDatabase;
  let sums: TableSum[];
  beforeAll(async () => {
    source = await openTestDatabase("pglite");
    await fillTables(source.database);
    sums = await sumInstance(source.database);
  }, TIMEOUT);
  afterAll(() => source.release());

  it("has rows in every table, also in those that are new", () => {
    expect(sums.map(({ table }) => table)).toEqual(modelTables.toSorted());
    expect(sums.filter(({ rows }) => rows !== 3)).toEqual([]);
  });

  const ways: Database["kind"][][] = [["pglite"]];
  if (hasPostgres()) ways.push(["postgres", "pglite"]);

  it.each(ways.map((way) => [way.join(" and "), way] as const))(
    "is the same after it went on to %s",
    async (_, way) => {
      let from = source.database;
      for (const kind of way) {
        const { database, release } = await openTestDatabase(kind);
        onTestFinished(release);
        const constraints = await constraintsOf(database);

        await copy(from, database);

        expect(await sumInstance(database)).toEqual(sums);
        expect(await constraintsOf(database)).toEqual(constraints);
        from = database;
      }
    },
    TIMEOUT,
  );

  it("has another sum when one byte of one row differs", async () => {
    await query(
      `UPDATE run_files SET content = content || '\\x00' WHERE id = (SELECT id FROM run_files ORDER BY id LIMIT 1)`,
      [],
      source.database.prisma,
    );

    const after = await sumInstance(source.database);
    const others = after.filter(({ sha256 }, index) => sha256 !== sums[index]?.sha256);
    expect(others).toMatchObject([{ table: "run_files", rows: 3 }]);
  });
});

describeWithDatabase("writeInstance", (db) => {
  it("gives sequences and generated columns what they need to go on", async ({ onTestFinished }) => {
    const probe = `CREATE TABLE probe (
      number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      own serial,
      text text,
      doubled text GENERATED ALWAYS AS (text || text) STORED
    )`;
    const source = await openTestDatabase("pglite");
    onTestFinished(source.release);
    await query(probe, [], source.database.prisma);
    await query("INSERT INTO probe (text) VALUES ('a'), ('b')", [], source.database.prisma);
    await query(probe);

    await copy(source.database, db());
    await query("INSERT INTO probe (text) VALUES ('c')");

    expect(await query("SELECT number::int, own, text, doubled FROM probe ORDER BY number")).toEqual([
      { number: 1, own: 1, text: "a", doubled: "aa" },
      { number: 2, own: 2, text: "b", doubled: "bb" },
      { number: 3, own: 3, text: "c", doubled: "cc" },
    ]);
    await query("DROP TABLE probe");
  });

  it("keeps nothing when the rows end in the middle, or point to what is not there", async ({
    onTestFinished,
  }) => {
    const source = await openTestDatabase("pglite");
    onTestFinished(source.release);
    await fillTables(source.database);
    const { content, batches } = await read(source.database);
    const constraints = await constraintsOf(db());
    const write = (given: AsyncIterable<RowBatch>) =>
      writeInstance(db(), content, given, () => Promise.resolve());
    async function* broken() {
      yield* play(batches.slice(0, 30));
      throw new Error("the file ends here");
    }
    // The last of the notifications is the one that the one before was told in.
    const cut = batches.map((batch) =>
      batch.table === "notifications" ? { ...batch, rows: batch.rows.slice(0, 2) } : batch,
    );

    await expect(write(broken())).rejects.toThrow("the file ends here");
    await expect(write(play(cut))).rejects.toThrow(/violates foreign key/);

    await requireEmpty(db());
    expect(await constraintsOf(db())).toEqual(constraints);
  });

  it("refuses a database that has a row, and one of another schema", async ({ onTestFinished }) => {
    const source = await openTestDatabase("pglite");
    onTestFinished(source.release);
    const { content, batches } = await read(source.database);
    const write = (given: InstanceContent) =>
      writeInstance(db(), given, play(batches), () => Promise.resolve());

    await expect(write({ ...content, schema: "20200101000000_old" })).rejects.toThrow(
      /made by another version of Runbell: its database ends with 20200101000000_old/,
    );
    const { id } = await makeOrganisation();
    await expect(write(content)).rejects.toThrow(DatabaseNotEmptyError);
    await expect(requireEmpty(db())).rejects.toThrow(/1 in organisations/);
    await db().prisma.organisation.delete({ where: { id } });
  });
});

describeWithDatabase("readInstance", (db) => {
  it("reads a few rows at a time, each once and in order", async () => {
    await query(
      "INSERT INTO sign_in_failures (subject, count, last_at) SELECT 'account:' || n, n, now() FROM generate_series(1, 1234) n",
    );

    const { content, batches } = await read(db());

    const rows = batches.flatMap((batch) => batch.rows);
    const subjects = rows.map((row) => row[2]);
    expect(content.tables.find(({ name }) => name === "sign_in_failures")?.rows).toBe(1234);
    expect(Math.max(...batches.map((batch) => batch.rows.length))).toBeLessThanOrEqual(200);
    expect(new Set(subjects).size).toBe(1234);
    expect(subjects).toEqual(subjects.toSorted());
    await query("DELETE FROM sign_in_failures");
  });
});

describe.runIf(hasPostgres())("readInstance beside a running server", () => {
  it("sees one moment, whatever is written meanwhile", async ({ onTestFinished }) => {
    const { database, release } = await openTestDatabase("postgres");
    onTestFinished(release);
    const { id: organisationId } = await makeOrganisation({}, database.prisma);

    const found = await readInstance(database, async (content, batches) => {
      await makeOrganisation({}, database.prisma);
      const rows: RowBatch[] = [];
      for await (const batch of batches) rows.push(batch);
      return { counted: content.tables.find(({ name }) => name === "organisations")?.rows, rows };
    });

    expect(found.counted).toBe(1);
    expect(found.rows.map(({ table, rows }) => [table, rows.length])).toEqual([["organisations", 1]]);
    expect(found.rows[0]?.rows[0]).toContain(organisationId);
  });
});
