import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createMigration } from "./create-migration";
import { openShadow, readSchema, type SchemaFile, type Shadow } from "./schema-diff";

const prisma = import.meta.dirname;
const migrations = join(prisma, "migrations");
const in3000 = new Date("3000-01-02T03:04:05Z");

/** The schema with a change in the one place where `from` occurs. */
async function changedSchema(from: string, to: string): Promise<SchemaFile[]> {
  const schema = await readSchema(prisma);
  expect(schema.filter(({ content }) => content.includes(from))).toHaveLength(1);
  return schema.map(({ path, content }) => ({ path, content: content.replace(from, to) }));
}

describe("the committed migrations", () => {
  let shadow: Shadow;
  beforeAll(async () => void (shadow = await openShadow(migrations)));
  afterAll(() => shadow.close());

  it("make exactly what the schema says (if not: npm run db:new NAME)", async () => {
    expect(await shadow.diff(await readSchema(prisma))).toBeNull();
  });

  it("would be found out if a column was added to the schema only", async () => {
    const schema = await changedSchema(
      "model WorkerHeartbeat {",
      "model WorkerHeartbeat {\n  version String?",
    );

    expect(await shadow.diff(schema)).toContain(
      'ALTER TABLE "worker_heartbeats" ADD COLUMN     "version" TEXT;',
    );
  });

  it("would be found out if a partial index got another predicate", async () => {
    const schema = await changedSchema("(state = 'held'::text)", "(state = 'other'::text)");

    expect(await shadow.diff(schema)).toContain('DROP INDEX "notifications_held"');
  });

  it("name the query that each partial index serves", () => {
    for (const folder of readdirSync(migrations).filter((name) => /^\d/.test(name))) {
      const lines = readFileSync(join(migrations, folder, "migration.sql"), "utf8").split("\n");
      expect(lines[0]).toMatch(/^-- /);
      lines.forEach((line, index) => {
        if (/^CREATE (UNIQUE )?INDEX .* WHERE /.test(line))
          expect(lines[index - 1]).toMatch(/^-- (?!CreateIndex)/);
      });
    }
  });
});

describe("createMigration", () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), "runbell-prisma-"));
    for (const name of ["schema.prisma", "models", "migrations"]) {
      cpSync(join(prisma, name), join(copy, name), { recursive: true });
    }
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  it("writes the difference as SQL, then finds none", async () => {
    for (const name of readdirSync(join(copy, "migrations")).filter((folder) => /^\d/.test(folder)))
      rmSync(join(copy, "migrations", name), { recursive: true });

    const path = await createMigration(copy, "add_everything", in3000);
    expect(path).toBe(join(copy, "migrations", "30000102030405_add_everything", "migration.sql"));
    expect(readFileSync(path ?? "", "utf8")).toContain('CREATE TABLE "notifications"');
    expect(await createMigration(copy, "nothing_new", new Date("3001-01-01"))).toBeNull();
    expect(existsSync(join(copy, "migrations", "30010101000000_nothing_new"))).toBe(false);
  });

  it.each(["", "Add_column", "add-column", "1st", "../escape", "add__two", "a".repeat(61)])(
    "refuses %j as a name",
    async (name) => {
      await expect(createMigration(copy, name, in3000)).rejects.toThrow("is no name for a migration");
    },
  );

  it("refuses a clock before the last migration", async () => {
    writeFileSync(join(copy, "models", "extra.prisma"), "model Extra {\n  id Int @id\n}\n");

    await expect(createMigration(copy, "add_extra", new Date("2000-01-01"))).rejects.toThrow(
      "The clock says 20000101000000, which is before the last migration",
    );
  });
});
