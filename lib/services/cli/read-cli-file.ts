import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CliFile } from "@/lib/schemas/cli";
import { joinModules } from "./join-modules";

/** A file of cli/ that works without the others, so that a machine needs nothing but it. */
export function readCliFile(file: CliFile): string {
  const read = (name: string) => readFileSync(join(process.cwd(), "cli", name), "utf8");
  return file === "client.d.mts" ? read(file) : joinModules(file, read);
}
