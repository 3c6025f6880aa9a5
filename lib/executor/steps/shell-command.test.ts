import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ShellCommandConfig } from "@/lib/core/step";
import type { TemplateContext } from "@/lib/templates/context";
import { waitFor } from "@/lib/testing/wait-for";
import { TimedOutError } from "../deadline";
import { LeaseLostError } from "../lease";
import { testGuard } from "../run.fixture";
import { runShellCommand } from "./shell-command";
import { createOutputTail } from "./shell/output-tail";
import { WorkerStoppedError, type StepContext, type StepReport } from "./step-runner";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "runbell-shell-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parameters = { day: "2026-11-20; rm -rf $HOME", "per.cent": 7 };
const shown: string[] = [];
const contextOf = (more: Partial<StepContext> = {}): StepContext => ({
  organisationId: "organisation",
  jobId: "job",
  runId: "run-1",
  runStepId: "step",
  messageKey: "step:step",
  state: { kind: "success" },
  isResumed: false,
  elapsedMs: 0,
  guard: testGuard,
  allowShell: true,
  signal: new AbortController().signal,
  stop: new AbortController().signal,
  templateContext: () =>
    Promise.resolve({ job: { key: "nightly", parameters } } as unknown as TemplateContext),
  showOutput: (read) => void shown.push(read()),
  ...more,
});
const run = (config: Partial<ShellCommandConfig>, more: Partial<StepContext> = {}) =>
  runShellCommand(
    { command: "/bin/sh", args: [], env: {}, expect_exit: [0], ...config },
    contextOf(more),
  ) as Promise<StepReport>;
const script = (source: string, ...more: string[]) => ({ args: ["-c", source, "script", ...more] });

describe("shell.command", () => {
  test("gives each template to the program as one argument, which no shell reads", async () => {
    const report = await run({
      command: process.execPath,
      args: [
        "-e",
        "console.log(JSON.stringify(process.argv.slice(1)))",
        "--",
        "{{ job.parameters.day }}",
        "$HOME `id`",
      ],
    });

    expect(report).toMatchObject({ status: "completed", metadata: { exit_code: 0, signal: null } });
    expect(JSON.parse(report.output ?? "")).toEqual([parameters.day, "$HOME `id`"]);
  });

  test("gives an environment of its own, without anything of Runbell's", async () => {
    process.env.RUNBELL_CANARY = "canary";
    const report = await run({ ...script("env"), env: { DAY: "{{ job.key }}!" } });
    delete process.env.RUNBELL_CANARY;

    const lines = (report.output ?? "").split("\n").map((line) => line.split("=")[0]);
    const own = ["PATH", "HOME", "LANG", "TZ", "PWD", "SHLVL", "_", "OLDPWD", ""];
    expect(lines.filter((name) => !own.includes(name ?? "")).sort()).toEqual([
      "DAY",
      "RUNBELL_JOB_KEY",
      "RUNBELL_PARAM_DAY",
      "RUNBELL_PARAM_PER_CENT",
      "RUNBELL_RUN_ID",
    ]);
    expect(report.output).toContain("DAY=nightly!");
    expect(report.output).toContain("RUNBELL_PARAM_PER_CENT=7");
    expect(report.output).toContain(`RUNBELL_PARAM_DAY=${parameters.day}`);
    expect(report.output).toContain("RUNBELL_RUN_ID=run-1");
  });

  test("has no input, and keeps both outputs together while it runs", async () => {
    shown.length = 0;
    const report = await run(script("cat; echo one; sleep 0.1; echo two >&2"));

    expect(report).toMatchObject({
      status: "completed",
      output: "one\ntwo\n",
      metadata: { output_bytes: 8 },
    });
    expect(shown).toContain("one\n");
  });

  test("judges the exit code, and says what was expected", async () => {
    expect(await run(script("exit 3"))).toMatchObject({
      status: "failed",
      error_message: "/bin/sh ended with exit code 3; expected 0.",
      output: "The program wrote nothing.",
      metadata: { exit_code: 3 },
    });
    expect((await run({ ...script("exit 3"), expect_exit: [0, 3] })).status).toBe("completed");
    expect(await run(script("kill -9 $$"))).toMatchObject({
      error_message: "/bin/sh was ended by SIGKILL.",
      metadata: { exit_code: null, signal: "SIGKILL" },
    });
  });

  test("works in its directory", async () => {
    const report = await run({ ...script("pwd"), working_directory: folder });

    expect(report.output?.trim().endsWith(folder)).toBe(true);
  });

  test("says in words why a program cannot be started", async () => {
    writeFileSync(join(folder, "data"), "no program");
    const errorOf = async (config: Partial<ShellCommandConfig>) => (await run(config)).error_message;

    expect(await errorOf({ command: "no-such-program" })).toBe(
      "There is no program no-such-program: give its whole path, or a name on the worker's PATH.",
    );
    expect(await errorOf({ command: join(folder, "data") })).toMatch(/data may not be run by the user/);
    expect(await errorOf({ working_directory: join(folder, "gone") })).toMatch(
      /^The working directory .*gone does not/,
    );
    expect(await errorOf({ args: ["a\u0000b"] })).toMatch(/holds a NUL character/);
  });

  test("is refused unless the environment allows it, and is never run twice", async () => {
    const marker = join(folder, "refused");
    const refused = await run(script(`touch ${marker}`), { allowShell: false });
    const resumed = await run(script(`touch ${marker}`), { isResumed: true });

    expect(refused.error_message).toContain("RUNBELL_ALLOW_SHELL=1");
    expect(resumed.error_message).toMatch(/^\/bin\/sh was interrupted .* unknown, so it was not run again/);
    expect(() => readFileSync(marker)).toThrow();
  });

  test("does not wait for what the program leaves in the background", async () => {
    const startedAt = performance.now();
    const report = await run(script("sleep 20 & echo $!; exit 0"));
    process.kill(Number(report.output), "SIGKILL");

    expect(report.status).toBe("completed");
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  describe("that must end", () => {
    const endedBy = async (reason: Error) => {
      const controller = new AbortController();
      const marker = join(folder, `pids-${performance.now()}`);
      const ending = run(script(`sleep 60 & echo $$ $! > ${marker}; echo begun; wait; sleep 60`), {
        signal: controller.signal,
      });
      const pids = await waitFor("the program", () => {
        try {
          return readFileSync(marker, "utf8").trim().split(" ").map(Number);
        } catch {
          return null;
        }
      });
      controller.abort(reason);
      const report = await ending.catch((error: unknown) => error);
      for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
      return report;
    };

    test("is ended with all that it began when it takes too long; its output stays", async () => {
      expect(await endedBy(new TimedOutError("step", 90))).toEqual({
        status: "failed",
        error_message: "The step took longer than 1 min 30 s, its limit.",
        output: "begun\n",
        metadata: { exit_code: null, signal: "SIGTERM", output_bytes: 6, timed_out: "step" },
      });
    });

    test("says that its worker was stopped", async () => {
      expect(await endedBy(new WorkerStoppedError())).toMatchObject({
        status: "failed",
        error_message: expect.stringMatching(
          /^\/bin\/sh was ended after .*, because Runbell's worker/,
        ) as string,
      });
    });

    test("leaves the step to whoever has the run now", async () => {
      expect(await endedBy(new LeaseLostError("run-1"))).toBeInstanceOf(LeaseLostError);
    });
  });
});

describe("the tail of an output", () => {
  test("keeps the end, whole characters only, and says how much came before", () => {
    const tail = createOutputTail(8);
    const write = tail.writer();
    write(Buffer.from("0123456789"));
    write(Buffer.from("äöü€"));

    expect(tail.text()).toBe("… 12 bytes before this were left out …\nöü€");
    expect(tail.bytes).toBe(19);
  });

  test("puts characters together that come in two pieces, and marks what is no UTF-8", () => {
    const tail = createOutputTail();
    const [first, second] = [tail.writer(), tail.writer()];
    first(Buffer.from([0xe2, 0x82]));
    second(Buffer.from("x"));
    first(Buffer.from([0xac, 0xff]));

    expect(tail.text()).toBe("x€\uFFFD");
  });
});
