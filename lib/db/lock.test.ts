import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataFolderInUseError, acquireLock } from "./lock";

let folder: string;
let path: string;
let children: ChildProcessWithoutNullStreams[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "runbell-lock-"));
  path = join(folder, "runbell.lock");
});
afterEach(async () => {
  await Promise.all(children.map(kill));
  children = [];
  rmSync(folder, { recursive: true });
});

interface Child {
  process: ChildProcessWithoutNullStreams;
  ask(command: "acquire" | "release"): Promise<string>;
}

/** A real process that takes the lock when asked (lib/testing/lock-holder.ts). */
async function startChild(): Promise<Child> {
  const script = join(import.meta.dirname, "../testing/lock-holder.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, path]);
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => String((await lines.next()).value);
  expect(await answer()).toBe("ready");
  return {
    process: child,
    ask: async (command) => {
      child.stdin.write(`${command}\n`);
      return answer();
    },
  };
}

async function kill(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** What a process of this machine leaves behind, with some of it changed. */
async function leftBehind(changes: Record<string, unknown> = {}): Promise<string> {
  const lock = await acquireLock(path, folder);
  const content = { ...(JSON.parse(readFileSync(path, "utf8")) as object), startTicks: "1", ...changes };
  await lock.release();
  writeFileSync(path, JSON.stringify(content));
  return JSON.stringify(content);
}

function untouchedFor(seconds: number): void {
  const at = new Date(Date.now() - seconds * 1000);
  utimesSync(path, at, at);
}

describe("acquireLock", () => {
  it("keeps a second process out until the first releases", async () => {
    const [first, second] = await Promise.all([startChild(), startChild()]);

    expect(await first.ask("acquire")).toBe("held");
    expect(await second.ask("acquire")).toBe("refused");
    expect(await first.ask("release")).toBe("released");
    expect(existsSync(path)).toBe(false);
    expect(await second.ask("acquire")).toBe("held");
  });

  it("says which process has it, since when, and what to do", async () => {
    const holder = await startChild();
    await holder.ask("acquire");

    const refusal = acquireLock(path, "/srv/runbell");
    await expect(refusal).rejects.toThrow(DataFolderInUseError);
    await expect(refusal).rejects.toThrow(
      new RegExp(
        `^The data folder /srv/runbell is in use by process ${holder.process.pid} \\(started 2\\d{3}-.*Z\\)\\. ` +
          "Stop it first, or set RUNBELL_DATA_DIR or DATABASE_URL\\.$",
      ),
    );
  });

  it("is free at once after its process was killed", async () => {
    const holder = await startChild();
    await holder.ask("acquire");
    await kill(holder.process);
    expect(existsSync(path)).toBe(true);

    const lock = await acquireLock(path, folder);
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid });
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("goes to exactly one of many processes that find a dead one's file", async () => {
    const all = await Promise.all(Array.from({ length: 6 }, startChild));
    for (let round = 0; round < 5; round++) {
      await leftBehind();

      const answers = await Promise.all(all.map((child) => child.ask("acquire")));
      expect(answers.toSorted()).toEqual(["held", "refused", "refused", "refused", "refused", "refused"]);
      await Promise.all(all.map((child) => child.ask("release")));
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it("goes to exactly one of many attempts inside one process", async () => {
    await leftBehind();

    const results = await Promise.allSettled(Array.from({ length: 30 }, () => acquireLock(path, folder)));
    const locks = results.filter((result) => result.status === "fulfilled");
    expect(locks).toHaveLength(1);
    for (const { value } of locks) await value.release();
  });

  it("is not held by another process that got the dead one's pid", async () => {
    await leftBehind({ pid: process.pid, startTicks: "1" });

    await (await acquireLock(path, folder)).release();
    expect(existsSync(path)).toBe(false);
  });

  it("goes by the pid alone where start times are not told", async () => {
    await leftBehind({ pid: process.pid, startTicks: null });

    await expect(acquireLock(path, folder)).rejects.toThrow(DataFolderInUseError);
  });

  it("overcomes a process that was killed while it replaced a dead one's file", async () => {
    const dead = await leftBehind();
    const claim = `${path}.${createHash("sha256").update(dead).digest("hex").slice(0, 16)}`;
    writeFileSync(claim, dead.replace('"nonce":"', '"nonce":"of the claim '));

    await (await acquireLock(path, folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves another host's file alone as long as it is touched", async () => {
    await leftBehind({ host: "other-host 1 2", pid: 1 });
    const touching = setInterval(() => untouchedFor(0), 200);
    try {
      await expect(acquireLock(path, folder)).rejects.toThrow("in use by process 1 on other-host (started");
    } finally {
      clearInterval(touching);
    }
  });

  it("replaces another host's file once it is silent", async () => {
    await leftBehind({ host: "other-host 1 2", pid: 1 });
    untouchedFor(29.5);

    await (await acquireLock(path, folder)).release();
    expect(existsSync(path)).toBe(false);
  });

  it("replaces an incomplete file, unless it is so young that it may be just written", async () => {
    writeFileSync(path, "");
    await expect(acquireLock(path, folder)).rejects.toThrow("in use by a process that is just starting");

    untouchedFor(10);
    await (await acquireLock(path, folder)).release();
    expect(existsSync(path)).toBe(false);
  });

  it("does not take away a file that is no longer its own", async () => {
    const lock = await acquireLock(path, folder);
    writeFileSync(path, "another's");

    await lock.release();
    expect(readFileSync(path, "utf8")).toBe("another's");
  });
});
