import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it } from "vitest";
import { GET as audit } from "@/app/api/v1/audit/route";
import { GET as escalations } from "@/app/api/v1/escalations/route";
import { GET as events } from "@/app/api/v1/events/route";
import { GET as held } from "@/app/api/v1/held/route";
import { GET as inbox } from "@/app/api/v1/inbox/route";
import { GET as jobs } from "@/app/api/v1/jobs/route";
import { GET as templates } from "@/app/api/v1/notification-templates/route";
import { GET as notifications } from "@/app/api/v1/notifications/route";
import { GET as overview } from "@/app/api/v1/overview/route";
import { GET as runs } from "@/app/api/v1/runs/route";
import { GET as triggers } from "@/app/api/v1/triggers/route";
import { readInstance } from "@/lib/db/copy-instance";
import { installDatabase, query, withTransaction, type Database } from "@/lib/db/database";
import { openEmbedded } from "@/lib/db/embedded";
import { applyMigrations } from "@/lib/db/migrate";
import { migrationsDirectory, readMigrations } from "@/lib/db/migrations";
import { claimNotifications } from "@/lib/queue/claim";
import { recordEvent } from "@/lib/queue/record-event";
import { makeKeyOf } from "@/lib/testing/cast";
import { hasPostgres, openTestDatabase } from "@/lib/testing/database";
import { openEmptyClone } from "@/lib/testing/embedded-clone";
import { fillTables, type TableValues } from "@/lib/testing/fill-tables";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { send } from "@/lib/testing/request";
import { Prisma } from "@/prisma/generated/client";

const names = (await readMigrations(migrationsDirectory())).map(({ name }) => name);

/** What migrations turn into something else: the value before the one that does, and from then on. */
const turned = [
  {
    by: "20261121131133_channels_health_secrets",
    place: ["triggers", "channel_kinds"],
    from: "{email}",
    to: "{email,slack,teams,webhook}",
  },
  {
    by: "20261121194901_deciding",
    place: ["organisations", "mode"],
    from: "override",
    to: "inherit",
  },
  {
    by: "20261121231808_jobs",
    place: ["jobs", "parameters"],
    from: '{"full": "yes"}',
    to: '[{"name": "full", "type": "text", "default": "yes", "required": false}]',
  },
] as const;

const finished: (() => Promise<void>)[] = [];
afterEach(async () => {
  installDatabase(null);
  for (const end of finished.splice(0).toReversed()) await end();
});

/** A folder with the first migrations only, as an older version has it. */
function olderFolder(last: string): string {
  const folder = mkdtempSync(join(tmpdir(), "runbell-older-"));
  finished.push(async () => rmSync(folder, { recursive: true }));
  for (const name of names.slice(0, names.indexOf(last) + 1))
    cpSync(join(migrationsDirectory(), name), join(folder, name), { recursive: true });
  return folder;
}

/** A database without any table. */
async function openEmpty(kind: Database["kind"]): Promise<Database> {
  if (kind === "pglite") {
    const { database, release } = await openEmptyClone();
    finished.push(release);
    return database;
  }
  const { database, release } = await openTestDatabase("postgres");
  finished.push(release);
  await query("DROP SCHEMA public CASCADE", [], database.prisma);
  await query("CREATE SCHEMA public", [], database.prisma);
  return database;
}

/** Every value by table, row and column. */
function readAll(database: Database): Promise<Map<string, Record<string, string | null>[]>> {
  return readInstance(database, async ({ tables }, batches) => {
    const all = new Map<string, Record<string, string | null>[]>(tables.map(({ name }) => [name, []]));
    for await (const { table, rows } of batches) {
      const columns = tables.find(({ name }) => name === table)?.columns ?? [];
      for (const row of rows)
        all.get(table)?.push(Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])));
    }
    return all;
  });
}

const olderValues = (last: string): TableValues =>
  Object.fromEntries(
    turned
      .filter(({ by }) => by > last)
      .map(({ place: [table, column], from }) => [table, { [column]: from }]),
  );

/** What stood there before must stand there now, but for what migrations turn into something else. */
function expectKept(
  before: Awaited<ReturnType<typeof readAll>>,
  after: Awaited<ReturnType<typeof readAll>>,
  last: string,
): void {
  for (const [table, rows] of before) {
    const kept = (after.get(table) ?? []).slice(0, rows.length);
    const expected = rows.map((row) => ({ ...row }));
    for (const { by, place, to } of turned)
      if (by > last && place[0] === table) for (const row of expected) row[place[1]] = to;
    const seen = kept.map((row) =>
      Object.fromEntries(Object.keys(expected[0] ?? {}).map((column) => [column, row[column]])),
    );
    expect(seen, table).toEqual(expected);
  }
}

/** Every row as the product reads it, the lists of the API, and one event on its way. */
async function expectWorking(database: Database): Promise<void> {
  installDatabase(database);
  const { prisma } = database;
  const delegates = prisma as unknown as Record<string, { findMany(): Promise<unknown[]> }>;
  for (const model of Object.values(Prisma.ModelName))
    await delegates[`${model.charAt(0).toLowerCase()}${model.slice(1)}`]?.findMany();

  const { organisationId, userId } = await prisma.membership.findFirstOrThrow();
  const key = await makeKeyOf({ organisationId, userId });
  const lists = [
    () => send(audit, { key }),
    () => send(events, { key }),
    () => send(inbox, { key }),
    () => send(jobs, { key }),
    () => send(notifications, { key }),
    () => send(runs, { key }),
    () => send(templates, { key }),
  ];
  for (const list of lists) expect((await list()).result().data.length).toBeGreaterThan(0);
  // What older versions had no table for, or what is shown without rows as well.
  const others = [
    () => send(escalations, { key }),
    () => send(held, { key }),
    () => send(overview, { key }),
    () => send(triggers, { key }),
  ];
  for (const other of others) expect((await other()).status).toBe(200);

  await withTransaction((tx) =>
    recordEvent(tx, { organisationId, type: "job.failed", title: "The backup has failed" }),
  );
  const { id } = await makeNotification(organisationId, { lane: "a lane of its own" });
  const claimed = await claimNotifications({ workerId: "any", limit: 10 });
  expect(claimed.map((one) => one.id)).toContain(id);
}

const kinds: Database["kind"][] = hasPostgres() ? ["pglite", "postgres"] : ["pglite"];

describe.each(kinds)("an upgrade on %s", (kind) => {
  it.each(names.slice(0, -1))(
    "from %s keeps every row, and the product works with them",
    async (last) => {
      const database = await openEmpty(kind);
      await applyMigrations(database, olderFolder(last));
      await fillTables(database, olderValues(last));
      const before = await readAll(database);
      expect([...before.values()].every((rows) => rows.length === 3)).toBe(true);

      expect(await applyMigrations(database)).toEqual(names.slice(names.indexOf(last) + 1));

      expectKept(before, await readAll(database), last);
      await expectWorking(database);
    },
    120_000,
  );
});

describe("an upgrade of the embedded database that is killed in the middle of a migration", () => {
  it("goes on at the next start, with nothing lost and nothing half done", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "runbell-killed-"));
    finished.push(async () => rmSync(dataDir, { recursive: true }));
    const folder = olderFolder(names.at(-2) ?? "");
    const first = await openEmbedded(dataDir);
    await applyMigrations(first, folder);
    await fillTables(first);
    const before = await readAll(first);
    await first.close();
    const next = "30000101000001_next";
    mkdirSync(join(folder, next));
    writeFileSync(
      join(folder, next, "migration.sql"),
      "ALTER TABLE users ADD COLUMN motto text DEFAULT 'none'; UPDATE users SET name = 'half done'; DELETE FROM attempts;",
    );

    const child = spawn(
      process.execPath,
      [
        "--import",
        resolve("node_modules/tsx/dist/loader.mjs"),
        resolve("prisma/halting-upgrade.fixture.ts"),
        dataDir,
        folder,
      ],
      {
        stdio: ["ignore", "pipe", "inherit"],
        env: { ...process.env, TSX_TSCONFIG_PATH: resolve("tsconfig.json") },
      },
    );
    const exited = once(child, "exit");
    for await (const line of createInterface({ input: child.stdout })) if (line === "in the middle") break;
    child.kill("SIGKILL");
    await exited;

    const second = await openEmbedded(dataDir);
    finished.push(() => second.close());
    expect(await readAll(second)).toEqual(before);
    writeFileSync(
      join(folder, next, "migration.sql"),
      "ALTER TABLE users ADD COLUMN motto text DEFAULT 'none';",
    );
    expect(await applyMigrations(second, folder)).toEqual([next]);
    expect(await query("SELECT motto FROM users", [], second.prisma)).toEqual(
      Array.from({ length: 3 }, () => ({ motto: "none" })),
    );
    await expect(applyMigrations(second)).rejects.toThrow(
      `The database was made by a newer version of Runbell, or by another program: it has ${next}.`,
    );
  }, 120_000);
});
