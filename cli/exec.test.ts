import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { OpenRunInput, PutRunStepInput, UpdateRunInput } from "@/lib/schemas/run";
import { waitFor } from "@/lib/testing/wait-for";
import { newSpool, readSpool, runCli, startCli, startFakeRunbell } from "./run-cli.fixture";

const exec = (...command: string[]) => ["exec", "--job", "backup", "--", ...command];
const shell = (script: string) => exec("sh", "-c", script);

async function fakeRunbell() {
  const fake = await startFakeRunbell();
  onTestFinished(() => fake.close());
  return fake;
}

describe.concurrent("runbell exec", () => {
  it("tells of the run from its start to its end, in words that the API takes", async () => {
    const fake = await fakeRunbell();

    const { status, stdout, stderr } = await runCli(
      [
        "exec",
        "--job",
        "backup",
        "--target",
        "nas",
        "--param",
        "full=a=b",
        "--",
        "sh",
        "-c",
        "cat; echo bad > /dev/stderr; exit 3",
      ],
      { env: fake.env, stdin: "in\n" },
    );

    expect([status, stdout.toString(), stderr]).toEqual([3, "in\n", "bad\n"]);
    const [opened] = fake.bodies("POST", /\/jobs\/backup\/runs$/);
    expect(OpenRunInput.parse(opened)).toMatchObject({
      target: { name: "nas" },
      parameters: { full: "a=b" },
    });
    const step = PutRunStepInput.parse(fake.bodies("PUT", /\/steps\/sh$/).at(-1));
    expect(step).toMatchObject({ status: "failed", error_message: "exit status 3" });
    expect(step.output?.split("\n").toSorted()).toEqual(["", "bad", "in"]);
    const end = UpdateRunInput.parse(fake.bodies("PATCH").at(-1));
    expect(end).toMatchObject({ status: "failed", error_message: "exit status 3" });
    expect(fake.requests.every(({ headers }) => headers.authorization === "Bearer rb_test_key")).toBe(true);
    expect(fake.requests.some(({ url }) => url.endsWith("/heartbeat"))).toBe(true);
    expect(readSpool(fake.spool)).toEqual([]);
  });

  it("gives the command the run's id, and itself no part of its streams with --no-output", async () => {
    const fake = await fakeRunbell();

    const { stdout } = await runCli(
      ["exec", "--job", "backup", "--no-output", "--", "sh", "-c", "echo $RUNBELL_JOB $RUNBELL_RUN_ID"],
      { env: fake.env },
    );

    expect(stdout.toString()).toBe("backup 0193a1b2-0000-7000-8000-000000000001\n");
    expect(fake.bodies("PUT").at(-1)).not.toHaveProperty("output");
  });

  it("passes 10 MB of any bytes through, and reports the end of them as text", async () => {
    const fake = await fakeRunbell();
    const bytes = Buffer.alloc(10 * 1024 * 1024, Buffer.from([0, 255, 195, 40, 27, 91, 51, 49, 109, 65]));

    const { status, stdout } = await runCli(exec("cat"), { env: fake.env, stdin: bytes });

    expect([status, stdout.equals(bytes)]).toEqual([0, true]);
    const step = PutRunStepInput.parse(fake.bodies("PUT").at(-1));
    expect(step.output).toMatch(/^…\n/);
    expect(step.output).not.toContain("[31m");
    expect(step.metadata).toMatchObject({ output_bytes: bytes.length });
  });

  it.each([
    ["nothing listens", "down"],
    ["it hangs", "silence"],
    ["it answers 500", "broken"],
    ["it leads elsewhere", "redirects"],
  ] as const)("runs the command as ever when %s, and keeps the report", async (_, fault) => {
    const fake = await fakeRunbell();
    if (fault === "down") await fake.close();
    else fake.fault = fault;

    const { status, stdout, stderr, tookMs } = await runCli(shell("echo hi; exit 4"), { env: fake.env });

    expect([status, stdout.toString()]).toEqual([4, "hi\n"]);
    expect(stderr).toMatch(/^runbell: the run is reported later, from [^\n]*\n$/);
    // Two seconds before and five after it, where a server keeps silent for ever.
    expect(tookMs).toBeLessThan(20_000);
    expect(fake.requests.filter(({ url }) => url.endsWith("/runs")).length).toBeLessThan(4);
    const [report] = readSpool(fake.spool);
    expect(report).toMatchObject({ url: fake.url, job: "backup", end: { status: "failed" } });
    expect(JSON.stringify(report)).not.toContain("rb_test_key");
  });

  it("repeats the end while Runbell restarts, and stores nothing then", async () => {
    const fake = await fakeRunbell();
    fake.fault = "broken once at the end";

    const { status, stderr } = await runCli(shell("exit 0"), { env: fake.env });

    expect([status, stderr]).toEqual([0, ""]);
    expect(fake.bodies("PATCH")).toMatchObject([{ status: "completed" }, { status: "completed" }]);
    expect(readSpool(fake.spool)).toEqual([]);
  });

  it("says once that a report was refused, and does not keep it", async () => {
    const fake = await fakeRunbell();
    fake.fault = "refuses";

    const { status, stderr } = await runCli(shell("exit 0"), { env: fake.env });

    expect([status, stderr]).toEqual([0, "runbell: not reported: No.\n"]);
    expect(readSpool(fake.spool)).toEqual([]);
  });

  it("runs the command though nothing says where Runbell is, silently when asked", async () => {
    expect(await runCli(shell("exit 5"))).toMatchObject({
      status: 5,
      stderr: "runbell: not reported: RUNBELL_URL is not set\n",
    });
    const file = join(newSpool(), "key");
    writeFileSync(file, "");
    const env = { RUNBELL_URL: "http://127.0.0.1:9", RUNBELL_API_KEY_FILE: file };
    expect(await runCli(["exec", "-q", "--job", "x", "--", "true"], { env })).toMatchObject({
      status: 0,
      stderr: "",
    });
  });

  it("ends like shells do: 127 not found, 126 not executable, 125 for a wrong call of its own", async () => {
    const env = { RUNBELL_SPOOL: newSpool() };
    const file = join(newSpool(), "data");
    writeFileSync(file, "x");

    expect((await runCli(exec("no-such-command"), { env })).status).toBe(127);
    expect((await runCli(exec(file), { env })).status).toBe(126);
    expect(await runCli(["exec", "--job", "a b", "--", "true"], { env })).toMatchObject({ status: 125 });
    expect(await runCli(["exec", "--job", "x", "true"], { env })).toMatchObject({ status: 125 });
    expect(await runCli(["exec", "--jobb", "x", "--", "true"], { env })).toMatchObject({ status: 125 });
  });

  it("hands signals to the command, tells what it died of and dies of it itself", async () => {
    const fake = await fakeRunbell();
    const { child, result, written } = startCli(exec("sh", "-c", "echo ready; exec sleep 30"), {
      env: fake.env,
    });
    await waitFor("the command", () => written() === "ready\n");

    child.kill("SIGTERM");

    expect(await result).toMatchObject({ status: null, signal: "SIGTERM" });
    expect(fake.bodies("PATCH").at(-1)).toMatchObject({
      status: "failed",
      error_message: "killed by SIGTERM",
    });
  });

  it("lets the command decide what a signal means", async () => {
    const script = "trap 'echo caught; exit 9' INT; echo ready; while :; do sleep 0.05; done";
    const { child, result, written } = startCli(shell(script));
    await waitFor("the command", () => written() === "ready\n");

    child.kill("SIGINT");

    expect(await result).toMatchObject({ status: 9, signal: null });
    expect(written()).toBe("ready\ncaught\n");
  });

  it("ends a command over its time with all that it started", async () => {
    const fake = await fakeRunbell();

    const { status, stdout } = await runCli(
      ["exec", "--job", "backup", "--timeout", "0.5s", "--", "sh", "-c", "sleep 20 & echo $!; wait"],
      { env: fake.env },
    );

    expect(status).toBe(124);
    expect(isAlive(Number(stdout.toString()))).toBe(false);
    expect(fake.bodies("PATCH").at(-1)).toMatchObject({
      status: "timed_out",
      error_message: "killed as it took longer than 0.5s",
    });
  });

  it("does not wait for what the command leaves behind in the background", async () => {
    const { status, stdout, tookMs } = await runCli(shell("sleep 12 & echo done"));

    expect([status, stdout.toString()]).toEqual([0, "done\n"]);
    expect(tookMs).toBeLessThan(10_000);
  });

  it("sends old reports with the next run, in their order and each once", async () => {
    const fake = await fakeRunbell();
    fake.fault = "broken";
    await runCli(["exec", "--job", "first", "--", "false"], { env: fake.env });
    await runCli(["exec", "--job", "second", "--", "true"], { env: fake.env });
    expect(readSpool(fake.spool)).toHaveLength(2);
    fake.fault = "none";
    const before = fake.requests.length;

    await runCli(exec("true"), { env: fake.env });

    const opened = fake.requests.slice(before).flatMap(({ url }) => /jobs\/(\w+)\/runs/.exec(url)?.[1] ?? []);
    expect(opened).toEqual(["backup", "first", "second"]);
    expect(readSpool(fake.spool)).toEqual([]);
  });
});

/** A process that has ended, but whom nobody has asked how, is a zombie. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
