import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Database } from "@/lib/db/database";
import { openEmbedded } from "@/lib/db/embedded";
import { setPaused } from "@/lib/queue/control";
import { createKeyRing, makeKeyCheck, Secret } from "@/lib/secrets";
import { makeDataFolder } from "@/lib/testing/embedded-clone";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { startSmtpSink, type SmtpSink } from "@/lib/testing/smtp-sink";
import { admin, onFolder, testKey } from "./admin.fixture";

// Databases in folders: on a busy machine each takes seconds to open.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let dataDir: string;
let sink: SmtpSink;
beforeAll(async () => {
  dataDir = await makeDataFolder();
  sink = await startSmtpSink();
  writeFileSync(join(dataDir, "secret.key"), `${testKey}\n`);
  await change(async ({ prisma }) => {
    const value = makeKeyCheck(createKeyRing([new Secret(testKey)]));
    await prisma.systemFact.create({ data: { name: "key_check", value } });
  });
});
afterAll(async () => {
  await sink.close();
  rmSync(dataDir, { recursive: true });
});

async function change<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openEmbedded(dataDir);
  return work(database).finally(() => database.close());
}

const check = (over: Record<string, string> = {}) =>
  admin(["check"], { env: { ...onFolder(dataDir), RUNBELL_ALLOW_NETWORKS: "127.0.0.0/8", ...over } });

describe("check", () => {
  it("says ok to all that is well, and sends no mail", async () => {
    await change(async ({ prisma }) => {
      const { id: organisationId } = await makeOrganisation({}, prisma);
      await prisma.smtpSettings.create({
        data: {
          organisationId,
          smtpServer: "127.0.0.1",
          smtpPort: sink.port,
          security: "none",
          fromEmail: "runbell@example.org",
        },
      });
    });

    expect(await check()).toEqual({
      status: 0,
      said: [
        "ok   configuration",
        `ok   database (${dataDir})`,
        "ok   migrations",
        "ok   keys",
        `ok   mail server 127.0.0.1:${sink.port}`,
      ],
      warned: [],
    });
    expect(sink.messages).toEqual([]);
    expect(readdirSync(dataDir).toSorted()).toEqual(["db", "secret.key"]);
  });

  it("names what is not, and says no secret", async () => {
    const otherKey = "another key of thirty-two characters";
    await change(({ prisma }) => prisma.smtpSettings.updateMany({ data: { smtpPort: 1 } }));

    const withoutMail = await check();
    expect(withoutMail.status).toBe(1);
    expect(withoutMail.warned).toEqual([expect.stringMatching(/^not {2}mail server 127\.0\.0\.1:1: /)]);
    const wrongKey = await check({ RUNBELL_SECRET_KEY: otherKey });
    expect(wrongKey.status).toBe(1);
    expect(wrongKey.warned).toEqual([
      expect.stringMatching(/^not {2}keys: RUNBELL_SECRET_KEY is not the key/),
    ]);
    expect(JSON.stringify(wrongKey)).not.toContain(otherKey);
    const noServer = await check({
      DATABASE_URL: "postgresql://ada:hunter2@127.0.0.1:1/runbell",
      RUNBELL_SECRET_KEY: testKey,
      NEXTAUTH_SECRET: "sixteen characters or more",
    });
    expect(noServer.warned).toEqual([
      expect.stringMatching(/^not {2}database: PostgreSQL at 127\.0\.0\.1:1\/runbell does not answer/),
    ]);
    expect(JSON.stringify(noServer)).not.toContain("hunter2");
    const wrongConfig = await check({ PORT: "many" });
    expect(wrongConfig).toMatchObject({ status: 1, said: [] });
  });

  it("finds that a migration is missing", async ({ onTestFinished }) => {
    const last = await change(async ({ runScript }) =>
      runScript(async (session) => {
        const [row] = await session.query<{ name: string }>(
          "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING migration_name AS name",
        );
        return row?.name ?? "";
      }),
    );
    onTestFinished(() =>
      change(({ runScript }) =>
        runScript(async (session) => {
          await session.query(
            "UPDATE _prisma_migrations SET rolled_back_at = NULL WHERE migration_name = $1",
            [last],
          );
        }),
      ),
    );

    const answer = await check();

    expect(answer.warned).toEqual(["not  migrations: the database lacks 1 migration: runbell admin migrate"]);
  });

  it("says that somebody paused the workers, so that nothing goes out", async ({ onTestFinished }) => {
    onTestFinished(() => change(({ prisma }) => setPaused(false, "Alice", prisma)));
    await change(({ prisma }) => setPaused(true, "Alice", prisma));

    const answer = await check();

    expect(answer.status).toBe(1);
    expect(answer.warned).toContain(
      "not  workers: Alice paused them: messages and runs wait until they are resumed (System)",
    );
  });

  it("says that a server works with the folder, and leaves it in peace", async () => {
    const answer = await change(() => check());

    expect(answer).toMatchObject({ status: 0, warned: [] });
    expect(answer.said[1]).toBe("ok   database: a server works with it");
  });

  it("makes no database where there is none", async ({ onTestFinished }) => {
    const empty = mkdtempSync(join(tmpdir(), "runbell-empty-"));
    onTestFinished(() => rmSync(empty, { recursive: true }));

    const answer = await check(onFolder(empty));

    expect(answer.status).toBe(0);
    expect(answer.said[1]).toContain(`there is none in ${empty} yet`);
    expect(existsSync(join(empty, "db"))).toBe(false);
  });
});
