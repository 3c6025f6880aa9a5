import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sumInstance } from "@/lib/db/copy-instance";
import { openEmbedded } from "@/lib/db/embedded";
import { createKeyRing, makeKeyCheck, Secret } from "@/lib/secrets";
import { makeDataFolder } from "@/lib/testing/embedded-clone";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { admin, onFolder, onPostgres, testKey } from "./admin.fixture";

// Databases in folders: on a busy machine each takes seconds to open.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let source: string;
let folder: string;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "runbell-backups-"));
  file = join(folder, "backup.tgz");
  source = await makeDataFolder();
  writeFileSync(join(source, "secret.key"), `${testKey}\n`);
  writeFileSync(join(source, "session.key"), "a session key of sixteen characters\n");
  const database = await openEmbedded(source);
  const { id: organisationId } = await makeOrganisation({}, database.prisma);
  const expiresAt = new Date(Date.now() + 3_600_000);
  for (const state of ["queued", "sent"])
    await makeNotification(organisationId, { state, expiresAt }, database.prisma);
  const value = makeKeyCheck(createKeyRing([new Secret(testKey)]));
  await database.prisma.systemFact.create({ data: { name: "key_check", value } });
  await database.close();

  expect(await admin(["backup", file], { env: onFolder(source) })).toMatchObject({ status: 0, warned: [] });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(source, { recursive: true });
});

function newFolder(onTestFinished: (end: () => void) => void): string {
  const target = mkdtempSync(join(tmpdir(), "runbell-restored-"));
  onTestFinished(() => rmSync(target, { recursive: true, force: true }));
  return target;
}

describe("a backup of the embedded database", () => {
  it("holds no key, unless it is asked for", async () => {
    const withKeys = join(folder, "with-keys.tgz");
    const answer = await admin(["backup", withKeys, "--with-keys"], { env: onFolder(source) });

    expect(answer.said[1]).toContain("whoever has the file can read everything");
    expect(gunzipSync(readFileSync(file)).includes(testKey)).toBe(false);
    expect(gunzipSync(readFileSync(withKeys)).includes(testKey)).toBe(true);
  });

  it("is there again after it was restored, and what was on its way is held for review", async ({
    onTestFinished,
  }) => {
    const target = newFolder(onTestFinished);
    writeFileSync(join(target, "secret.key"), `${testKey}\n`);

    const answer = await admin(["restore", "backup.tgz"], { env: onFolder(target), folder });

    expect(answer).toMatchObject({ status: 0, warned: [] });
    expect(answer.said[1]).toMatch(/^1 message was on the way/);
    const restored = await openEmbedded(target);
    onTestFinished(() => restored.close());
    const rows = await restored.prisma.notification.findMany({ orderBy: { createdAt: "asc" } });
    expect(rows).toMatchObject([{ state: "held", reason: "restored" }, { state: "sent" }]);
    expect(readdirSync(target).toSorted()).toEqual(["db", "runbell.lock", "secret.key"]);
  });

  it("brings its keys along where there are none, and is as it was with --deliver", async ({
    onTestFinished,
  }) => {
    const target = newFolder(onTestFinished);

    const withKeys = join(folder, "with-keys.tgz");
    const answer = await admin(["restore", withKeys, "--deliver"], { env: onFolder(target) });

    expect(answer).toMatchObject({ status: 0, warned: [] });
    expect(readFileSync(join(target, "secret.key"), "utf8")).toBe(`${testKey}\n`);
    expect(existsSync(join(target, "session.key"))).toBe(true);
    const [before, after] = [await openEmbedded(source), await openEmbedded(target)];
    onTestFinished(async () => void (await Promise.all([before.close(), after.close()])));
    expect(await sumInstance(after)).toEqual(await sumInstance(before));
  });

  it("is refused where a database is, without the key, with another one, and when it is damaged", async ({
    onTestFinished,
  }) => {
    const target = newFolder(onTestFinished);
    const damaged = join(folder, "damaged.tgz");
    writeFileSync(damaged, readFileSync(file).subarray(0, -100));
    const restore = (from: string, dataDir = target) => admin(["restore", from], { env: onFolder(dataDir) });
    const problem = async (answer: ReturnType<typeof restore>) => {
      const { status, warned } = await answer;
      expect(status).toBe(1);
      return warned.join();
    };

    expect(await problem(restore(damaged))).toContain("ends too early");
    expect(await problem(restore(file, source))).toContain("There is a database in");
    expect(await problem(restore(file))).toContain("Put the former secret.key into");
    writeFileSync(join(target, "secret.key"), "another key of thirty-two characters\n");
    expect(await problem(restore(file))).toContain("RUNBELL_SECRET_KEY is not the key");
    expect(readdirSync(target)).not.toContain("db");
    expect(readdirSync(target)).not.toContain("restoring");
  });

  it("is neither made nor restored while a server works with the folder", async ({ onTestFinished }) => {
    const database = await openEmbedded(source);
    onTestFinished(() => database.close());

    for (const words of [
      ["backup", join(folder, "third.tgz")],
      ["restore", file],
    ]) {
      const answer = await admin(words, { env: onFolder(source) });
      expect(answer).toMatchObject({ status: 1, said: [] });
      expect(answer.warned[0]).toContain(`is in use by process ${process.pid}`);
    }
  });

  it("is not for PostgreSQL, nor for a folder without a database", async ({ onTestFinished }) => {
    const env = onPostgres("postgresql://127.0.0.1:1/none");
    const empty = newFolder(onTestFinished);

    expect((await admin(["backup", "any"], { env })).warned[0]).toContain("pg_dump");
    expect((await admin(["restore", "any"], { env })).warned[0]).toContain("pg_dump");
    expect((await admin(["backup", "any"], { env: onFolder(empty) })).warned[0]).toContain(
      "There is no database in",
    );
  });
});
