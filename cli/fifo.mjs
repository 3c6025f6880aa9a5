import { spawnSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A real pipe: what Node gives a command as one is a socket, which `> /dev/stderr` cannot open. Null where there are no
 * named pipes. The writer's end is the command's: close it here once the command has it.
 */
export function openFifo() {
  let folder = null;
  try {
    folder = mkdtempSync(join(tmpdir(), "runbell-"));
    const path = join(folder, "pipe");
    if (spawnSync("mkfifo", ["-m", "600", path]).status !== 0) return null;
    const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const writeEnd = openSync(path, constants.O_WRONLY);
    const reader = new Socket({ fd: readEnd, readable: true, writable: false });
    return { reader, writeEnd, release: () => closeSync(writeEnd) };
  } catch {
    return null;
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}
