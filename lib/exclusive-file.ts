import { randomBytes } from "node:crypto";
import { link, open, unlink } from "node:fs/promises";

/**
 * Creates a file that nobody ever sees half written: false when it is there already. Only this user may read it.
 */
export async function createFileExclusively(path: string, content: string): Promise<boolean> {
  const draft = `${path}.${process.pid}.${randomBytes(6).toString("hex")}.tmp`;
  await writeDurably(draft, content);
  try {
    // Unlike rename, link fails when the name is taken.
    await link(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    if (!hasCode(error, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK")) throw error;
    return await createWithoutLink(path, content);
  } finally {
    await unlink(draft);
  }
}

/** For file systems without hard links: exclusive too, but a crash at this moment leaves an incomplete file. */
async function createWithoutLink(path: string, content: string): Promise<boolean> {
  try {
    await writeDurably(path, content);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
