import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import { OpenRunInput } from "@/lib/schemas/run";
import { startFakeRunbell } from "./run-cli.fixture";

const [, script = ""] = /```sh\n([\s\S]*?)```/.exec(readFileSync("docs/integration.md", "utf8")) ?? [];
const definition = script.slice(0, script.lastIndexOf("\n}\n") + 3);

function runShell(
  command: string,
  env: Record<string, string>,
): Promise<{ status: number | null; out: string }> {
  const child = spawn("sh", ["-euc", `${definition}\n${command}`], {
    env: { PATH: process.env.PATH, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ["pipe", "pipe", "ignore"],
  });
  child.stdin.end("from stdin\n");
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  return new Promise((resolve) => child.once("close", (status) => resolve({ status, out })));
}

it("reports a command with nothing but a shell and curl, as the docs say", async () => {
  const fake = await startFakeRunbell();
  onTestFinished(() => fake.close());

  const failed = await runShell("runbell_run backup sh -c 'cat; exit 3'", fake.env);
  const done = await runShell("runbell_run backup true; echo next", fake.env);

  expect([failed, done]).toEqual([
    { status: 3, out: "from stdin\n" },
    { status: 0, out: "next\n" },
  ]);
  expect(fake.requests.every(({ headers }) => headers.authorization === "Bearer rb_test_key")).toBe(true);
  const sent = fake.bodies("POST", /^\/api\/v1\/jobs\/backup\/runs$/).map((body) => OpenRunInput.parse(body));
  expect(sent).toMatchObject([
    { status: "running" },
    { status: "failed", error_message: "exit status 3" },
    { status: "running" },
    { status: "completed" },
  ]);
  expect(sent[0]?.external_id).toBe(sent[1]?.external_id);
  expect(sent[2]?.external_id).not.toBe(sent[1]?.external_id);
});

it("changes nothing about the command when Runbell is down", async () => {
  const env = { RUNBELL_URL: "http://127.0.0.1:9", RUNBELL_API_KEY: "x" };

  expect(await runShell("runbell_run backup sh -c 'echo hi; exit 4'", env)).toEqual({
    status: 4,
    out: "hi\n",
  });
});
