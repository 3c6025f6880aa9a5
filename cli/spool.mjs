import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { uniqueId } from "./unique-id.mjs";

/** Beyond this the oldest reports go: the disk is the command's. */
const MOST_REPORTS = 1000;

/** Reports that could not be sent: one file each, readable by their owner only. They hold no key. */
export class Spool {
  constructor(env) {
    this.folder = env.RUNBELL_SPOOL || join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "runbell");
  }

  /** Stores a report so that a crash leaves all of it or nothing. */
  store(report) {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const name = `${String(Date.now()).padStart(14, "0")}-${uniqueId()}.json`;
    const half = join(this.folder, `.${name}`);
    writeFileSync(half, JSON.stringify({ version: 1, ...report }), { mode: 0o600 });
    renameSync(half, join(this.folder, name));
    for (const old of this.list().slice(0, -MOST_REPORTS)) this.remove(old);
  }

  /** The names of the stored reports, oldest first. */
  list() {
    try {
      return readdirSync(this.folder)
        .filter((name) => /^\d{14}-.*\.json$/.test(name))
        .sort();
    } catch {
      return [];
    }
  }

  /** The report; null for one that somebody else has sent meanwhile, or that is none. */
  read(name) {
    try {
      const report = JSON.parse(readFileSync(join(this.folder, name), "utf8"));
      return report?.version === 1 ? report : null;
    } catch {
      return null;
    }
  }

  remove(name) {
    rmSync(join(this.folder, name), { force: true });
  }

  /** Keeps a report that Runbell does not want, for a person to look at; it is not sent again. */
  setAside(name) {
    renameSync(join(this.folder, name), join(this.folder, `${name}.refused`));
  }
}
