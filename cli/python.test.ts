import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { OpenRunInput } from "@/lib/schemas/run";
import { startFakeRunbell } from "./run-cli.fixture";

const [, script = ""] = /```python\n([\s\S]*?)```/.exec(readFileSync("docs/integration.md", "utf8")) ?? [];
const definition = script.slice(0, script.indexOf("\nwith "));
const hasPython = spawnSync("python3", ["--version"]).status === 0;

function runPython(program: string, env: Record<string, string>): Promise<number | null> {
  const child = spawn("python3", ["-c", `${definition}\n${program}`], {
    env: { PATH: process.env.PATH, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: "ignore",
  });
  return new Promise((resolve) => child.once("close", resolve));
}

test.runIf(hasPython)("reports a run with nothing but Python, as the docs say", async () => {
  const fake = await startFakeRunbell();
  onTestFinished(() => fake.close());

  expect(await runPython('with runbell_run("nightly etl", day=1):\n  pass', fake.env)).toBe(0);
  expect(await runPython('with runbell_run("nightly etl"):\n  raise ValueError("no rows")', fake.env)).toBe(
    1,
  );

  const sent = fake
    .bodies("POST", /^\/api\/v1\/jobs\/nightly%20etl\/runs$/)
    .map((body) => OpenRunInput.parse(body));
  expect(sent).toMatchObject([
    { status: "running", parameters: { day: 1 } },
    { status: "completed" },
    { status: "running" },
    { status: "failed", error_message: "ValueError: no rows" },
  ]);
  expect(sent[0]?.external_id).toBe(sent[1]?.external_id);
});

test.runIf(hasPython)("goes on when Runbell is down", async () => {
  const env = { RUNBELL_URL: "http://127.0.0.1:9", RUNBELL_API_KEY: "x" };

  expect(await runPython('with runbell_run("nightly-etl"):\n  raise SystemExit(4)', env)).toBe(4);
});
