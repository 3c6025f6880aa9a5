import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sumInstance } from "@/lib/db/copy-instance";
import type { Database } from "@/lib/db/database";
import { openEmbedded } from "@/lib/db/embedded";
import { createKeyRing, encryptSecret, makeKeyCheck, Secret } from "@/lib/secrets";
import { hasPostgres, openTestDatabase } from "@/lib/testing/database";
import { makeDataFolder } from "@/lib/testing/embedded-clone";
import { fillTables } from "@/lib/testing/fill-tables";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { admin, onFolder, onPostgres, testKey } from "./admin.fixture";

// Databases in folders: on a busy machine each takes seconds to open.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ring = createKeyRing([new Secret(testKey)]);
const SECRET = "the password of the mail server";

/** Rows in every table, a secret, and messages in all states that matter. */
async function furnish(database: Database): Promise<void> {
  const { prisma } = database;
  await fillTables(database);
  const { id: organisationId } = await prisma.organisation.findFirstOrThrow({ orderBy: { id: "asc" } });
  await prisma.systemFact.create({ data: { name: "key_check", value: makeKeyCheck(ring) } });
  const [server] = await prisma.smtpSettings.findMany({ where: { organisationId } });
  const place = { organisationId, ownerId: server?.id ?? "", field: "smtp_settings.password" };
  await prisma.secret.create({
    data: { ...place, ciphertext: encryptSecret(new Secret(SECRET), place, ring), last4: "rver" },
  });
  const expiresAt = new Date(Date.now() + 3_600_000);
  for (const state of ["queued", "retrying", "sending", "sent"])
    await makeNotification(organisationId, { state, expiresAt, dedupeKey: `of ${state}` }, prisma);
}

const statesIn = async ({ prisma }: Database) =>
  Object.fromEntries(
    (
      await prisma.notification.groupBy({ by: ["state", "reason"], _count: true, orderBy: { state: "asc" } })
    ).map(({ state, reason, _count }) => [`${state} ${reason}`, _count]),
  );

let folder: string;
let exported: string;
let source: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "runbell-transfer-"));
  exported = join(folder, "instance.gz");
  source = await makeDataFolder();
  writeFileSync(join(source, "secret.key"), `${testKey}\n`);
  const database = await openEmbedded(source);
  await furnish(database).finally(() => database.close());

  const answer = await admin(["export", "instance.gz"], { env: onFolder(source), folder });
  expect(answer).toMatchObject({ status: 0, warned: [] });
  expect(answer.said[0]).toMatch(/^1\d\d rows of \d+ tables are in .*instance\.gz\.$/);
  expect(answer.said[1]).toContain(join(source, "secret.key"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(source, { recursive: true });
});

/** A new data folder, with the key of the instance or another one. */
async function newFolder(onTestFinished: (end: () => void) => void, key = testKey): Promise<string> {
  const target = mkdtempSync(join(tmpdir(), "runbell-target-"));
  onTestFinished(() => rmSync(target, { recursive: true, force: true }));
  if (key) writeFileSync(join(target, "secret.key"), `${key}\n`);
  return target;
}

describe("an instance in a file", () => {
  it("gives no secret away", () => {
    const text = gunzipSync(readFileSync(exported)).toString();
    expect(text).toContain("of queued");
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(testKey);
  });

  it("is in another folder after it was brought in, and what was on its way is held for review", async ({
    onTestFinished,
  }) => {
    const target = await newFolder(onTestFinished);

    const answer = await admin(["import", "instance.gz"], { env: onFolder(target), folder });

    expect(answer).toMatchObject({ status: 0, warned: [] });
    expect(answer.said[1]).toMatch(/^3 messages were on the way .* held for review/);
    const database = await openEmbedded(target);
    onTestFinished(() => database.close());
    expect(await statesIn(database)).toEqual({ "held restored": 3, "sent null": 4 });
    const again = await admin(["import", exported], {
      env: onPostgres("postgresql://127.0.0.1:1/none", "x".repeat(32)),
    });
    expect(again.warned).toEqual([expect.stringContaining("RUNBELL_SECRET_KEY is not the key")]);
  });

  it("is refused by an instance that has rows, with a wrong key, and without one", async ({
    onTestFinished,
  }) => {
    const wrong = await newFolder(onTestFinished, "another key of thirty-two characters");
    const keyless = await newFolder(onTestFinished, "");
    const bring = (env: Record<string, string>) => admin(["import", exported], { env });

    expect(await bring(onFolder(source))).toMatchObject({
      status: 1,
      warned: [expect.stringMatching(/The database is not empty: it has rows \(3 in /)],
    });
    expect(await bring(onFolder(wrong))).toMatchObject({
      status: 1,
      warned: [expect.stringContaining("RUNBELL_SECRET_KEY is not the key")],
    });
    expect(await bring(onFolder(keyless))).toMatchObject({
      status: 1,
      warned: [expect.stringContaining(`Put the former secret.key into ${keyless}`)],
    });
  });

  it("is refused when it is damaged, before anything is made", async ({ onTestFinished }) => {
    const target = await newFolder(onTestFinished);
    const damaged = join(folder, "damaged.gz");
    writeFileSync(damaged, readFileSync(exported).subarray(0, -200));

    const answer = await admin(["import", damaged], { env: onFolder(target) });

    expect(answer.status).toBe(1);
    expect(answer.warned[0]).toContain("ends too early");
    expect(() => readFileSync(join(target, "db", "PG_VERSION"))).toThrow("ENOENT");
  });

  it("is not written while a server works with the folder", async ({ onTestFinished }) => {
    const database = await openEmbedded(source);
    onTestFinished(() => database.close());

    const answer = await admin(["export", "second.gz"], { env: onFolder(source), folder });

    expect(answer.status).toBe(1);
    expect(answer.warned[0]).toContain(`is in use by process ${process.pid}`);
  });
});

describe.runIf(hasPostgres())("an instance on PostgreSQL", () => {
  it("is brought in and written again beside a running server, the same in every table", async ({
    onTestFinished,
  }) => {
    const { database, url, release } = await openTestDatabase("postgres");
    onTestFinished(release);
    const env = onPostgres(url ?? "");
    const second = join(folder, "from-postgres.gz");

    expect(await admin(["import", exported, "--deliver"], { env })).toMatchObject({ status: 0 });
    expect(await statesIn(database)).toEqual({
      "queued null": 1,
      "retrying null": 1,
      "sending null": 1,
      "sent null": 4,
    });
    expect(await admin(["export", second], { env })).toMatchObject({ status: 0 });

    const embedded = await openEmbedded(source);
    onTestFinished(() => embedded.close());
    expect(await sumInstance(database)).toEqual(await sumInstance(embedded));
    const rowsOf = (file: string) => gunzipSync(readFileSync(file)).toString().split("\n").slice(1);
    expect(rowsOf(second).slice(0, -2)).toEqual(rowsOf(exported).slice(0, -2));
  });
});

describe.runIf(hasPostgres())("a move to PostgreSQL", () => {
  it("without the keys names those that there are, with which it works", async ({ onTestFinished }) => {
    const { url, release } = await openTestDatabase("postgres");
    onTestFinished(release);
    const place = await newFolder(onTestFinished);
    writeFileSync(join(place, "session.key"), "sixteen characters or more\n");
    expect(await admin(["import", exported], { env: onFolder(place) })).toMatchObject({ status: 0 });
    const env = { RUNBELL_DATA_DIR: place, DATABASE_URL: url ?? "" };

    const { status, warned } = await admin(["move", "--to-postgres"], { env });

    expect(status).toBe(1);
    expect(warned.join()).not.toContain("openssl");
    const advised = [...warned.join().matchAll(/^ .*: (\w+_FILE)=(.*)$/gm)].map(([, name, path]) => [
      name,
      path,
    ]);
    expect(advised).toEqual([
      ["RUNBELL_SECRET_KEY_FILE", join(place, "secret.key")],
      ["NEXTAUTH_SECRET_FILE", join(place, "session.key")],
    ]);
    const moved = await admin(["move", "--to-postgres"], { env: { ...env, ...Object.fromEntries(advised) } });
    expect(moved).toMatchObject({ status: 0, warned: [] });
    const checked = await admin(["check"], { env: onFolder(place) });
    expect(checked.status).toBe(1);
    expect(checked.warned).toContainEqual(expect.stringMatching(/^not {2}workers: .*moved.*DATABASE_URL/));
  });

  it("leaves nothing behind, compares both, and stops the old one from sending", async ({
    onTestFinished,
  }) => {
    const { database, url, release } = await openTestDatabase("postgres");
    onTestFinished(release);
    const env = { ...onPostgres(url ?? ""), RUNBELL_DATA_DIR: source };

    const answer = await admin(["move", "--to-postgres"], { env });

    expect(answer).toMatchObject({ status: 0, warned: [] });
    expect(answer.said.some((line) => line.startsWith("OTHER"))).toBe(false);
    const old = await openEmbedded(source);
    onTestFinished(() => old.close());
    const [before, after] = [await sumInstance(old), await sumInstance(database)];
    expect(answer.said.filter((line) => line.startsWith("same "))).toHaveLength(before.length);
    // The pause is the one row that the move itself adds, and only there.
    const others = (sums: typeof before) => sums.filter(({ table }) => table !== "worker_control");
    expect(others(after)).toEqual(others(before));
    expect(await old.prisma.workerControl.findUnique({ where: { id: 1 } })).toMatchObject({
      paused: true,
      changedBy: "runbell admin move",
    });
    expect(await statesIn(database)).toMatchObject({ "queued null": 1, "sent null": 4 });
  });

  it("is refused with another key, into a database with rows, and without a place to go to", async ({
    onTestFinished,
  }) => {
    const { database, url, release } = await openTestDatabase("postgres");
    onTestFinished(release);
    const env = { ...onPostgres(url ?? ""), RUNBELL_DATA_DIR: source };
    const move = (over: Record<string, string>) =>
      admin(["move", "--to-postgres"], { env: { ...env, ...over } });

    expect(await move({ RUNBELL_SECRET_KEY: "another key of thirty-two characters" })).toMatchObject({
      status: 1,
      warned: [expect.stringContaining("RUNBELL_SECRET_KEY is not the key")],
    });
    expect(await move({ DATABASE_URL: "" })).toMatchObject({
      status: 1,
      warned: [expect.stringContaining("DATABASE_URL is not set")],
    });
    await database.prisma.organisation.create({ data: { slug: "acme", name: "Acme" } });
    expect(await move({})).toMatchObject({
      status: 1,
      warned: [expect.stringContaining("The database is not empty: it has rows (1 in organisations)")],
    });
  });
});
