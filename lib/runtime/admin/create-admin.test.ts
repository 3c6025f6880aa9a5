import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { verifyPassword } from "@/lib/auth/password";
import type { Database } from "@/lib/db/database";
import { openEmbedded } from "@/lib/db/embedded";
import { hasPostgres, openTestDatabase } from "@/lib/testing/database";
import { makeDataFolder } from "@/lib/testing/embedded-clone";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember } from "@/lib/testing/factories/people";
import { admin, onFolder, onPostgres } from "./admin.fixture";

// Databases in folders: on a busy machine each takes seconds to open.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

interface Scene {
  env: Record<string, string>;
  /** Looks into the database, beside or between the commands. */
  look<T>(work: (database: Database) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

async function onEmbedded(): Promise<Scene> {
  const dataDir = await makeDataFolder();
  return {
    env: onFolder(dataDir),
    async look(work) {
      const database = await openEmbedded(dataDir);
      return work(database).finally(() => database.close());
    },
    end: async () => rmSync(dataDir, { recursive: true }),
  };
}

async function onServer(): Promise<Scene> {
  const { database, url, release } = await openTestDatabase("postgres");
  return { env: onPostgres(url ?? ""), look: (work) => work(database), end: release };
}

const places: [string, () => Promise<Scene>][] = [["the embedded database", onEmbedded]];
if (hasPostgres()) places.push(["PostgreSQL, beside whoever works with it", onServer]);

describe.each(places)("create-admin on %s", (_, open) => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await open();
  });
  afterEach(() => scene.end());

  const password = "a good password";
  const create = (words: string[], typed = password) =>
    admin(["create-admin", ...words], { env: scene.env, password: typed });
  const findUser = (email: string) =>
    scene.look(({ prisma }) =>
      prisma.user.findUniqueOrThrow({ where: { email }, include: { memberships: true } }),
    );

  it("makes an admin who can sign in, and is on record", async () => {
    const answer = await create(["--email", "Ada.Lovelace@Example.org", "--root"]);

    expect(answer).toEqual({
      status: 0,
      said: ["ada.lovelace@example.org is an admin of “My organisation” and can sign in."],
      warned: [],
    });
    const ada = await findUser("ada.lovelace@example.org");
    expect(ada).toMatchObject({ name: "Ada Lovelace", isRoot: true, memberships: [{ role: "admin" }] });
    expect(await verifyPassword(ada.passwordHash, password)).toBe(true);
    const audit = await scene.look(({ prisma }) => prisma.auditEntry.findMany());
    expect(audit).toMatchObject([
      { action: "member.create", actorLabel: "runbell admin create-admin", subjectId: ada.id },
    ]);
    expect(JSON.stringify([answer, audit])).not.toContain(password);
  });

  it("lets one who is locked out in again, signed out everywhere else", async () => {
    const { organisation, before } = await scene.look(async ({ prisma }) => {
      await makeOrganisation({ createdAt: new Date(0) }, prisma);
      const organisation = await makeOrganisation({}, prisma);
      const fields = {
        email: "ada@example.org",
        disabledAt: new Date(),
        passwordHash: "of another password",
      };
      const before = await makeMember(organisation.id, "member", fields, prisma);
      await prisma.session.create({
        data: { userId: before.id, organisationId: organisation.id, method: "password" },
      });
      return { organisation, before };
    });

    const answer = await create(["--email", "ada@example.org", "--organisation", organisation.slug]);

    expect(answer.said[0]).toContain("has the new password");
    const ada = await findUser("ada@example.org");
    expect(ada).toMatchObject({
      id: before.id,
      isRoot: false,
      disabledAt: null,
      sessionVersion: before.sessionVersion + 1,
      memberships: [{ organisationId: organisation.id, role: "admin" }],
    });
    expect(await verifyPassword(ada.passwordHash, password)).toBe(true);
    expect(await scene.look(({ prisma }) => prisma.session.count())).toBe(0);
  });

  it("takes the password from a file, and none that is too short", async ({ onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), "runbell-password-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "password"), "from the file\n");

    const fromFile = await admin(
      ["create-admin", "--email", "ada@example.org", "--password-file", "password"],
      {
        env: scene.env,
        folder,
      },
    );
    const tooShort = await create(["--email", "ada@example.org"], "short");
    const noFile = await create(["--email", "ada@example.org", "--password-file", "/nowhere"]);

    expect(fromFile.status).toBe(0);
    const { passwordHash } = await findUser("ada@example.org");
    expect(await verifyPassword(passwordHash, "from the file")).toBe(true);
    expect(tooShort).toEqual({
      status: 1,
      said: [],
      warned: ["runbell: The password must have at least 10 characters."],
    });
    expect(noFile.warned).toEqual(["runbell: /nowhere is not there: it has to hold the password."]);
  });

  it("refuses an organisation that there is not, and makes nobody", async () => {
    const answer = await create(["--email", "ada@example.org", "--organisation", "nowhere"]);

    expect(answer).toMatchObject({ status: 1, warned: ["runbell: There is no organisation “nowhere”."] });
    expect(await scene.look(({ prisma }) => prisma.user.count())).toBe(0);
  });
});
