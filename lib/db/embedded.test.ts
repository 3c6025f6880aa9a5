import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { database, openDatabase } from "./database";
import { openEmbedded } from "./embedded";
import { DatabaseUnavailableError } from "./errors";
import { DataFolderInUseError } from "./lock";
import { applyMigrations } from "./migrate";

let dataDir: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), "runbell-embedded-")), "data");
});
afterEach(() => rmSync(join(dataDir, ".."), { recursive: true }));

function startWriter() {
  const script = join(import.meta.dirname, "../testing/embedded-writer.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const kill = async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return { lines: createInterface({ input: child.stdout }), kill };
}

describe("openDatabase on the embedded database", () => {
  it("is one database per process and folder, and comes back with its rows", async () => {
    const config = { databaseUrl: null, dataDir };
    const [first, second] = await Promise.all([openDatabase(config), openDatabase(config)]);
    expect(second).toBe(first);
    expect(database()).toBe(first);
    await expect(openEmbedded(dataDir)).rejects.toThrow(DataFolderInUseError);
    await applyMigrations(first);
    await first.prisma.organisation.create({ data: { slug: "acme", name: "Acme" } });
    await first.close();
    await first.close();
    expect(() => database()).toThrow("No database is open");
    expect(readdirSync(dataDir)).toEqual(["db"]);

    const again = await openDatabase(config);
    expect(again).not.toBe(first);
    expect(await again.prisma.organisation.findMany({ select: { slug: true } })).toEqual([{ slug: "acme" }]);
    await again.close();
  });

  it("survives kill -9 in the middle of its creation, and loses no confirmed row to a later one", async () => {
    const creator = startWriter();
    await vi.waitUntil(() => existsSync(join(dataDir, "db.new", "PG_VERSION")), {
      timeout: 30_000,
      interval: 1,
    });
    await creator.kill();

    const writer = startWriter();
    const confirmed: string[] = [];
    for await (const slug of writer.lines) {
      confirmed.push(slug);
      if (confirmed.length === 50) await writer.kill();
    }

    const opened = await openDatabase({ databaseUrl: null, dataDir });
    const rows = await opened.prisma.organisation.findMany({ where: { slug: { in: confirmed } } });
    expect(rows).toHaveLength(confirmed.length);
    await opened.close();
  }, 120_000);

  it("says in words that the folder is damaged, and frees it again", async () => {
    await (await openEmbedded(dataDir)).close();
    rmSync(join(dataDir, "db", "global"), { recursive: true });
    writeFileSync(join(dataDir, "db", "global"), "");

    const opening = openDatabase({ databaseUrl: null, dataDir });
    await expect(opening).rejects.toThrow(DatabaseUnavailableError);
    await expect(opening).rejects.toThrow(`The embedded database in ${join(dataDir, "db")} cannot be opened`);
    expect(() => database()).toThrow("No database is open");
    expect(existsSync(join(dataDir, "runbell.lock"))).toBe(false);
  });
});
