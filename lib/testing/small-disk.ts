import { execFile } from "node:child_process";
import { chmod, mkdtemp, open, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const BLOCK = Buffer.alloc(1 << 16);

/** A disk of one's own, in memory, to be filled to its last byte. */
export interface SmallDisk {
  folder: string;
  /** Leaves no room at all. */
  fill(): Promise<void>;
  /** Gives back what fill() took. */
  clear(): Promise<void>;
  /** Whoever still uses it loses it. */
  remove(): Promise<void>;
}

/** Whether this process may mount one: that takes Linux and root. */
export async function canMakeSmallDisk(): Promise<boolean> {
  return makeSmallDisk(1).then(
    (disk) => disk.remove().then(() => true),
    () => false,
  );
}

export async function makeSmallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), "runbell-disk-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
  } catch (error) {
    await rmdir(folder);
    throw error;
  }
  // Its users may be others than we are.
  await chmod(folder, 0o777);
  const ballast = join(folder, "ballast");
  return {
    folder,
    async fill() {
      const file = await open(ballast, "a");
      try {
        // By less and less, so that not a page is left.
        for (let size = BLOCK.length; size >= 1; size >>= 4)
          while (await file.write(BLOCK, 0, size).then(({ bytesWritten }) => bytesWritten === size, isFull));
      } finally {
        await file.close();
      }
    },
    clear: () => rm(ballast, { force: true }),
    async remove() {
      await run("umount", ["-l", folder]);
      await rmdir(folder);
    },
  };
}

function isFull(error: NodeJS.ErrnoException): false {
  if (error.code !== "ENOSPC") throw error;
  return false;
}
