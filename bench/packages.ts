import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = import.meta.dirname;

/** Whether a package of bench/package.json is there. */
export function hasPackage(name: string): boolean {
  return existsSync(join(folder, "node_modules", name, "package.json"));
}

/** The peers are this folder's own packages, so that the product's install stays small. False: it did not work. */
export function installPackages(): boolean {
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  if (Object.keys(dependencies).every(hasPackage)) return true;
  process.stdout.write("installing the peers (once) …\n");
  const { status } = spawnSync(
    "npm",
    ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: folder,
      stdio: "inherit",
      shell: process.platform === "win32",
    },
  );
  return status === 0;
}
