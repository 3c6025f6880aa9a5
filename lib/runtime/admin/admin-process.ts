// `npx runbell admin …` and `npm run admin -- …`, in the project's folder.
import { resolve } from "node:path";
import { callersFolder, config } from "@/lib/config";
import { askPassword } from "./ask-password";
import { runAdmin } from "./run-admin";

const folder = callersFolder();
process.exitCode = await runAdmin(process.argv.slice(2), {
  config,
  pathOf: (name) => resolve(folder, name),
  say: (line) => void process.stdout.write(`${line}\n`),
  warn: (line) => void process.stderr.write(`${line}\n`),
  askPassword,
});
