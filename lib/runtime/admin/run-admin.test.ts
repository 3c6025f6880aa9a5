import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { openEmbedded } from "@/lib/db/embedded";
import { makeDataFolder } from "@/lib/testing/embedded-clone";
import { admin } from "./admin.fixture";

// Databases in folders: on a busy machine each takes seconds to open.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const names = [
  "check",
  "create-admin",
  "migrate",
  "rotate-keys",
  "export",
  "import",
  "backup",
  "restore",
  "move",
];

describe("runbell admin", () => {
  it("lists its commands", async () => {
    const { status, said } = await admin(["--help"], {});
    expect(status).toBe(0);
    for (const name of names) expect(said.join("\n")).toMatch(new RegExp(`^ {2}${name} `, "m"));
    expect(await admin([], {})).toEqual(await admin(["--help"], {}));
  });

  it.each(names)("says what %s does, without looking at anything", async (name) => {
    const env = { DATABASE_URL: "nonsense" };
    const answer = await admin([name, "--help"], { env });
    expect(answer).toEqual({
      status: 0,
      said: [expect.stringMatching(new RegExp(`^runbell admin ${name}`))],
      warned: [],
    });
  });

  it.each([
    [["nonsense"], "there is no admin command nonsense (see runbell admin --help)"],
    [["constructor"], "there is no admin command constructor (see runbell admin --help)"],
    [["check", "--nonsense"], "Unknown option '--nonsense' (see runbell admin check --help)"],
    [["check", "more"], "what is more? (see runbell admin check --help)"],
    [["export"], "FILE is missing (see runbell admin export --help)"],
    [
      ["create-admin", "--email", "nobody"],
      "--email ADDRESS is missing, or is no e-mail address (see runbell admin create-admin --help)",
    ],
    [
      ["create-admin", "--password", "secret"],
      "Unknown option '--password' (see runbell admin create-admin --help)",
    ],
    [["move"], "say where to: --to-postgres (see runbell admin move --help)"],
  ])("answers the wrong call %j with 2", async (words, problem) => {
    expect(await admin(words, {})).toEqual({ status: 2, said: [], warned: [`runbell: ${problem}`] });
  });

  it("tells what is wrong with the configuration in the words of the server", async () => {
    const answer = await admin(["migrate"], { env: { PORT: "many" } });
    expect(answer.status).toBe(1);
    expect(answer.warned[0]).toContain('PORT is "many": expected a whole number');
  });
});

describe("npx runbell admin", () => {
  const run = (
    program: string,
    words: string[],
    options: { cwd: string; env?: Record<string, string>; input?: string },
  ) =>
    spawnSync(process.execPath, [program, "admin", ...words], {
      ...options,
      encoding: "utf8",
      env: { PATH: process.env.PATH, NODE_ENV: "production", ...options.env } as NodeJS.ProcessEnv,
    });

  it("works from any folder, with names as they are there, and a password from a pipe", async ({
    onTestFinished,
  }) => {
    const dataDir = await makeDataFolder();
    const elsewhere = mkdtempSync(join(tmpdir(), "runbell-elsewhere-"));
    onTestFinished(() => [dataDir, elsewhere].forEach((path) => rmSync(path, { recursive: true })));
    const call = (words: string[], input = "") =>
      run(resolve("cli/runbell.mjs"), words, { cwd: elsewhere, env: { RUNBELL_DATA_DIR: dataDir }, input });

    const made = call(["create-admin", "--email", "ada@example.org"], "a good password\n");
    expect(made.stderr).toBe("");
    expect(made).toMatchObject({ status: 0, stdout: expect.stringContaining("ada@example.org is an admin") });
    expect(made.stdout).not.toContain("a good password");
    expect(call(["export", "here.gz"])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(join(elsewhere, "here.gz")),
    });
    expect(call(["nonsense"])).toMatchObject({ status: 2 });
    const database = await openEmbedded(dataDir);
    onTestFinished(() => database.close());
    expect(await database.prisma.user.count()).toBe(1);
  });

  it("says in one line that it is not where Runbell is installed", ({ onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), "runbell-alone-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    cpSync("cli", join(folder, "cli"), { recursive: true });

    const answer = run(join(folder, "cli/runbell.mjs"), ["check"], { cwd: folder });

    expect(answer).toMatchObject({
      status: 1,
      stdout: "",
      stderr: "runbell: admin commands run where Runbell is installed\n",
    });
  });
});
