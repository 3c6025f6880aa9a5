import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import { hasPostgres, openTestDatabase, type TestDatabase } from "@/lib/testing/database";
import { query } from "./database";
import { DatabaseUnavailableError } from "./errors";
import { openPostgres, requireSupportedServer } from "./postgres";

describe("requireSupportedServer", () => {
  it("takes PostgreSQL 15 and later", () => {
    for (const version of [150_000, 150_020, 160_004, 180_006]) {
      expect(() => requireSupportedServer({ version, encoding: "UTF8" })).not.toThrow();
    }
  });

  it("refuses older ones and other encodings with a sentence", () => {
    expect(() => requireSupportedServer({ version: 140_012, encoding: "UTF8" })).toThrow(
      "This is PostgreSQL 14. Runbell needs PostgreSQL 15 or newer",
    );
    expect(() => requireSupportedServer({ version: 160_000, encoding: "LATIN1" })).toThrow(
      "encoded in LATIN1",
    );
  });
});

describe("openPostgres", () => {
  it("says what does not answer, and keeps the password", async () => {
    const opening = openPostgres(new Secret("postgres://alice:hunter2@127.0.0.1:1/runbell"));

    await expect(opening).rejects.toThrow(DatabaseUnavailableError);
    await expect(opening).rejects.toThrow(
      "PostgreSQL at 127.0.0.1:1/runbell does not answer: connect ECONNREFUSED 127.0.0.1:1.",
    );
    await expect(opening).rejects.not.toThrow("hunter2");
  });
});

describe.runIf(hasPostgres())("an open PostgreSQL database", () => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase("postgres");
  });
  afterAll(() => opened.release());

  it("outlives the loss of all its connections, idle and busy", async () => {
    const { prisma } = opened.database;
    const busy = Promise.allSettled([
      prisma.$queryRawUnsafe("SELECT 1 AS one, pg_sleep(20)::text"),
      prisma.$transaction(async (tx) => {
        await tx.$queryRawUnsafe("SELECT 1");
        await delay(1_000);
        await tx.$queryRawUnsafe("SELECT 1");
      }),
    ]);
    await query("SELECT 1 AS idle", [], prisma);
    await delay(300);
    const killer = await openPostgres(new Secret(opened.url ?? ""));
    await query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      [],
      killer.prisma,
    );
    await killer.close();

    expect((await busy).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await query("SELECT 1 AS one", [], prisma)).toEqual([{ one: 1 }]);
  });

  it("keeps to UTC in a database with another zone", async () => {
    await query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''Europe/Berlin''', current_database()); END $$`,
      [],
      opened.database.prisma,
    );
    const other = await openPostgres(new Secret(opened.url ?? ""));
    const createdAt = new Date("2026-07-01T12:00:00.000Z");

    const created = await other.prisma.organisation.create({
      data: { slug: "berlin", name: "Berlin", createdAt },
    });
    const found = await query(
      `SELECT created_at AS at FROM organisations WHERE created_at = '2026-07-01T12:00:00Z'`,
      [],
      other.prisma,
    );
    await other.close();

    expect(created.createdAt).toEqual(createdAt);
    expect(found).toEqual([{ at: createdAt }]);
  });
});
