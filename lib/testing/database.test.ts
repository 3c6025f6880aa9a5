import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { describeWithDatabase, truncateAll } from "./database";

const organisation = { slug: "acme", name: "Acme" };

describeWithDatabase("describeWithDatabase", (db) => {
  beforeEach(() => truncateAll(db()));

  it.each([1, 2])("gives every test an empty, migrated database that is also database() (%d)", async () => {
    expect(await db().prisma.organisation.count()).toBe(0);

    await database().prisma.organisation.create({ data: organisation });
    expect(await db().prisma.organisation.count()).toBe(1);
  });

  it("keeps the migrations' own table", async () => {
    const [row] = await db().prisma.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM _prisma_migrations`,
    );
    expect(row?.count).toBeGreaterThan(0);
  });
});

describe("after the suites", () => {
  it("has no database() any more", () => {
    expect(() => database()).toThrow("No database is open");
  });
});
