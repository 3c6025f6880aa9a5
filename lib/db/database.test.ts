import { beforeEach, describe, expect, it } from "vitest";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { database, query, withTransaction, type Tx } from "./database";
import { isNotFound, isUniqueViolation, isWriteConflict } from "./errors";
import { AbortedTransactionError } from "./guarded-adapter";

const acme = { slug: "acme", name: "Acme" };
const NOBODY = "0199a000-0000-7000-8000-000000000000";

/** The error that `work` throws; fails when it throws none. */
async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail("It did not throw."),
    (error: unknown) => error,
  );
}

const slugs = async () =>
  (await query<{ slug: string }>("SELECT slug FROM organisations ORDER BY slug")).map((row) => row.slug);

describeWithDatabase("withTransaction", (db) => {
  beforeEach(() => truncateAll(db()));

  it("stores everything when it resolves, and answers with the result", async () => {
    const id = await withTransaction(async (tx) => {
      const organisation = await tx.organisation.create({ data: acme });
      await query(`UPDATE organisations SET name = 'Acme Inc.' WHERE id = $1::uuid`, [organisation.id], tx);
      return organisation.id;
    });

    expect(await db().prisma.organisation.findUnique({ where: { id } })).toMatchObject({ name: "Acme Inc." });
  });

  it("stores nothing when it throws", async () => {
    const failure = new Error("no");
    const work = withTransaction(async (tx) => {
      await tx.organisation.create({ data: acme });
      throw failure;
    });

    await expect(work).rejects.toBe(failure);
    expect(await slugs()).toEqual([]);
  });

  it("throws when a statement failed, though its error was handled: PostgreSQL kept nothing", async () => {
    await db().prisma.organisation.create({ data: acme });
    const work = withTransaction(async (tx) => {
      await tx.organisation.create({ data: { slug: "other", name: "Other" } });
      await tx.organisation.create({ data: acme }).catch(() => undefined);
    });

    await expect(work).rejects.toThrow(AbortedTransactionError);
    expect(await slugs()).toEqual(["acme"]);
    // The connection is usable again.
    await withTransaction((tx) => tx.organisation.create({ data: { slug: "later", name: "Later" } }));
    expect(await slugs()).toEqual(["acme", "later"]);
  });

  it("throws when the commit itself fails", async () => {
    await db().runScript(({ execute }) =>
      execute("CREATE TABLE late (o uuid REFERENCES organisations (id) DEFERRABLE INITIALLY DEFERRED)"),
    );
    const work = withTransaction((tx) => query(`INSERT INTO late VALUES ($1::uuid)`, [NOBODY], tx));

    await expect(work).rejects.toThrow();
    expect(await query("SELECT * FROM late")).toEqual([]);
    await db().runScript(({ execute }) => execute("DROP TABLE late"));
  });

  it("tries conflicts again, three times at most", async () => {
    const conflict = Object.assign(new Error("conflict"), { code: "P2034" });
    let runs = 0;
    const failing = (failures: number) => async (tx: Tx) => {
      await tx.organisation.create({ data: acme });
      if (++runs <= failures) throw conflict;
      return runs;
    };

    expect(await withTransaction(failing(3))).toBe(4);
    expect(await slugs()).toEqual(["acme"]);
    await truncateAll(db());
    runs = 0;
    await expect(withTransaction(failing(4))).rejects.toBe(conflict);
    expect(await slugs()).toEqual([]);
  });

  it("runs side by side", async () => {
    await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        withTransaction(async (tx) => {
          const { id } = await tx.organisation.create({ data: { slug: `o${index}`, name: "before" } });
          await tx.organisation.update({ where: { id }, data: { name: "after" } });
        }),
      ),
    );

    expect(await db().prisma.organisation.count({ where: { name: "after" } })).toBe(25);
  });

  it("gets over a deadlock", async (context) => {
    if (db().kind === "pglite") return context.skip("one session cannot deadlock");
    await db().prisma.organisation.createMany({ data: [acme, { slug: "other", name: "Other" }] });
    let runs = 0;
    let arrived: () => void = () => undefined;
    const bothHaveOne = new Promise<void>((resolve) => (arrived = resolve));
    const crosswise = (first: string, second: string) =>
      withTransaction(async (tx) => {
        await query(`UPDATE organisations SET name = name || '!' WHERE slug = $1`, [first], tx);
        if (++runs === 2) arrived();
        await bothHaveOne;
        await query(`UPDATE organisations SET name = name || '!' WHERE slug = $1`, [second], tx);
      });

    await Promise.all([crosswise("acme", "other"), crosswise("other", "acme")]);
    expect(runs).toBe(3);
    expect((await db().prisma.organisation.findMany()).map(({ name }) => name).toSorted()).toEqual([
      "Acme!!",
      "Other!!",
    ]);
  });

  it("tells a serialization failure from other errors", async (context) => {
    if (db().kind === "pglite") return context.skip("one session cannot conflict");
    await db().prisma.organisation.create({ data: acme });
    let arrived = 0;
    let proceed: () => void = () => undefined;
    const bothHaveRead = new Promise<void>((resolve) => (proceed = resolve));
    const bump = () =>
      db().prisma.$transaction(
        async (tx) => {
          const { id, name } = await tx.organisation.findUniqueOrThrow({ where: { slug: "acme" } });
          if (++arrived === 2) proceed();
          await bothHaveRead;
          await tx.organisation.update({ where: { id }, data: { name: `${name}!` } });
        },
        { isolationLevel: "Serializable" },
      );

    const results = await Promise.allSettled([bump(), bump()]);
    const reasons = results.flatMap((result) =>
      result.status === "rejected" ? [result.reason as unknown] : [],
    );
    expect(reasons.map(isWriteConflict)).toEqual([true]);
    expect(isWriteConflict(await errorOf(query("SELECT nonsense")))).toBe(false);
  });
});

describeWithDatabase("query", (db) => {
  beforeEach(() => truncateAll(db()));

  it("keeps instants, lists, JSON, numbers and NULL as they are, whatever zone the server is in", async () => {
    const at = new Date("2026-10-25T01:30:00.123Z");
    const [row] = await query(
      `SELECT $1::timestamptz AS at, $1::timestamptz = '2026-10-25T01:30:00.123Z'::timestamptz AS "isSame",
              $2::uuid[] AS ids, $3::text[] AS texts, $4::jsonb AS json, $5::int AS number, $6::text AS nothing`,
      [at, [NOBODY], ["a,b", 'c"d'], JSON.stringify({ a: [1] }), 5, null],
    );

    expect(row).toEqual({
      at,
      isSame: true,
      ids: [NOBODY],
      texts: ["a,b", 'c"d'],
      json: { a: [1] },
      number: 5,
      nothing: null,
    });
  });

  it("writes and reads the same instant through Prisma and through SQL", async () => {
    const createdAt = new Date("2026-03-29T01:30:00.500Z");
    await db().prisma.organisation.create({ data: { ...acme, createdAt } });

    expect(
      await query(`SELECT created_at AS "createdAt" FROM organisations WHERE created_at = $1`, [createdAt]),
    ).toEqual([{ createdAt }]);
    expect(await db().prisma.organisation.findMany({ where: { createdAt } })).toHaveLength(1);
  });

  it("answers an update without RETURNING with no rows", async () => {
    expect(await query(`UPDATE organisations SET name = 'x'`)).toEqual([]);
  });
});

describeWithDatabase("errors", (db) => {
  beforeEach(() => truncateAll(db()));

  it("knows which unique constraint was broken, through Prisma and through SQL", async () => {
    const { id } = await db().prisma.organisation.create({ data: acme });
    const job = { organisationId: id, key: "backup", name: "Backup", kind: "builtin" };
    const { id: jobId } = await db().prisma.job.create({ data: job });

    const bySlug = await errorOf(db().prisma.organisation.create({ data: acme }));
    expect([
      isUniqueViolation(bySlug),
      isUniqueViolation(bySlug, "slug"),
      isUniqueViolation(bySlug, "name"),
    ]).toEqual([true, true, false]);

    const byKey = await errorOf(db().prisma.job.create({ data: job }));
    expect(isUniqueViolation(byKey, "organisationId", "key")).toBe(true);
    expect(isUniqueViolation(byKey, "organisation_id", "key")).toBe(true);
    expect(isUniqueViolation(byKey, "key")).toBe(false);

    const byId = await errorOf(db().prisma.job.create({ data: { ...job, id: jobId, key: "other" } }));
    expect([isUniqueViolation(byId, "id"), isUniqueViolation(byId, "key")]).toEqual([true, false]);

    const bySql = await errorOf(
      query(`INSERT INTO organisations (id, slug, name, updated_at) VALUES ($1::uuid, 'acme', '', now())`, [
        NOBODY,
      ]),
    );
    expect([isUniqueViolation(bySql, "slug"), isUniqueViolation(bySql, "id")]).toEqual([true, false]);
  });

  it("knows a missing row, and nothing in other errors", async () => {
    const missing = await errorOf(db().prisma.organisation.delete({ where: { id: NOBODY } }));
    expect([isNotFound(missing), isUniqueViolation(missing)]).toEqual([true, false]);

    const broken = await errorOf(query("SELECT nonsense"));
    for (const error of [broken, new Error("P2025"), null, "P2002", { code: 7 }]) {
      expect([isNotFound(error), isUniqueViolation(error), isWriteConflict(error)]).toEqual([
        false,
        false,
        false,
      ]);
    }
  });
});

describe("database", () => {
  it("throws while no database is open", () => {
    expect(() => database()).toThrow("No database is open: call openDatabase() first.");
  });
});
