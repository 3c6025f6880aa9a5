import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Runs a command of the installed Runbell that this file belongs to, with its streams, and gives how it ended. */
export function runAdmin(args, env) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const entry = join(root, "lib/runtime/admin/admin-process.ts");
  const loader = join(root, "node_modules/tsx/dist/loader.mjs");
  if (!existsSync(entry) || !existsSync(loader))
    throw new Error("admin commands run where Runbell is installed");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", pathToFileURL(loader).href, entry, ...args], {
      cwd: root,
      // As npm has it: the folder in which it was typed.
      env: { ...env, INIT_CWD: process.cwd() },
      stdio: "inherit",
    });
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => child.kill(name));
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve({ exitStatus: code ?? 1, signal }));
  });
}
