import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { waitFor } from "../../lib/testing/wait-for";

const READY_MS = 20_000;

export interface Program {
  /** SIGKILL, and its folder is removed. */
  end(): Promise<void>;
}

/** Where a program of the machine is; undefined: nowhere. */
export function findProgram(name: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts a program in an empty folder of its own; resolves when it is ready. */
export async function startProgram(
  name: string,
  argumentsIn: (folder: string) => Promise<string[]>,
  isReady: () => Promise<boolean>,
): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), "runbell-bench-"));
  const child = spawn(findProgram(name) ?? name, await argumentsIn(folder), { cwd: folder, stdio: "ignore" });
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const end = async () => {
    child.kill("SIGKILL");
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  // Nothing of it is to outlive a run that is broken off.
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  void exited.then(() => process.off("exit", kill));
  try {
    await waitFor(`${name} to be ready`, isReady, READY_MS);
  } catch (error) {
    await end();
    throw error;
  }
  return { end };
}
