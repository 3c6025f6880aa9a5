import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDataFolder } from "@/lib/testing/embedded-clone";

const TEMPLATE = "RUNBELL_E2E_DATA_FOLDER";

/**
 * Playwright calls this before all workers: it makes one migrated, empty database for the servers to begin with. To make
 * a new cluster and migrate it is more than half of the work of a first start.
 */
export default async function makeTemplate(): Promise<() => Promise<void>> {
  const folder = await makeDataFolder();
  process.env[TEMPLATE] = folder;
  return () => rm(folder, { recursive: true, force: true });
}

/** A data folder of its own: with nothing in it, or as an empty database of this version is left behind. */
export async function newDataFolder({ isBlank }: { isBlank: boolean }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "runbell-e2e-"));
  const template = process.env[TEMPLATE];
  if (!isBlank && template) await cp(template, folder, { recursive: true });
  return folder;
}
