import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { pack, type Header, type Pack } from "tar-stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkBackupFile, unpackBackupFile, writeBackupFile, type BackupFacts } from "./backup-file";

let folder: string;
let file: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "runbell-backup-"));
  file = join(folder, "backup.tgz");
  target = join(folder, "target");
  mkdirSync(join(folder, "db/base/empty"), { recursive: true });
  mkdirSync(target);
  writeFileSync(join(folder, "db/PG_VERSION"), "18\n");
  writeFileSync(join(folder, "db/base/1"), Buffer.alloc(100_000, "page"));
  writeFileSync(join(folder, "db/base/2"), "");
  writeFileSync(join(folder, "db/base/3"), Buffer.alloc(512, 7));
  writeFileSync(join(folder, "secret.key"), "a key\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

const facts: BackupFacts = {
  schema: "20260101000000_any",
  version: "1.2.3",
  made_at: "2026-03-29T01:00:00.000Z",
  key_check: null,
  with_keys: false,
};
/** An archive that begins as ours do, and goes on as `fill` says. */
async function beginning(fill: (archive: Pack) => void): Promise<Buffer> {
  const archive = pack();
  archive.entry({ name: "runbell-backup.json" }, JSON.stringify({ runbell_backup: 1, ...facts }));
  fill(archive);
  archive.finalize();
  return buffer(archive);
}
async function alter(fill: (archive: Pack) => void): Promise<void> {
  writeFileSync(file, gzipSync(await beginning(fill)));
}
const write = (names = ["db"]) => writeBackupFile(file, { folder, names, facts });

describe("a backup file", () => {
  it("holds what it was told to, empty folders too, and gives it back", async () => {
    await write(["db", "secret.key"]);

    expect(await checkBackupFile(file)).toEqual(facts);
    await unpackBackupFile(file, target);

    for (const path of ["db/PG_VERSION", "db/base/1", "db/base/2", "db/base/3", "secret.key"])
      expect(readFileSync(join(target, path)).equals(readFileSync(join(folder, path))), path).toBe(true);
    expect(readdirSync(join(target, "db/base/empty"))).toEqual([]);
    expect(statSync(join(target, "secret.key")).mode & 0o777).toBe(0o600);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("leaves out what it was not told", async () => {
    await write();
    expect(gunzipSync(readFileSync(file)).includes("secret.key")).toBe(false);
  });

  it("is an archive that tar can read", async () => {
    await write();
    const listed = execFileSync("tar", ["-tzf", file], { encoding: "utf8" }).trim().split("\n");
    expect(listed).toEqual([
      "runbell-backup.json",
      "db/",
      "db/PG_VERSION",
      "db/base/",
      "db/base/1",
      "db/base/2",
      "db/base/3",
      "db/base/empty/",
      "runbell-backup.sha256",
    ]);
  });
});

describe("a backup file that cannot be written", () => {
  it("is told of, and leaves nothing behind", async () => {
    writeFileSync(`${file}.part`, "of somebody else");
    await expect(write()).rejects.toThrow("EEXIST");

    await expect(write(["db", "nothing.here"])).rejects.toThrow("ENOENT");
    expect(readdirSync(folder).toSorted()).toEqual(["db", "secret.key", "target"]);
  });
});

describe("a backup file that is not as it was written is refused", () => {
  it("when it was cut off, wherever", async () => {
    await write();
    const whole = readFileSync(file);
    const unpacked = gunzipSync(whole);
    const cuts = [
      ...[0, 10, Math.floor(whole.length / 2), whole.length - 1].map((length) => whole.subarray(0, length)),
      ...[512, 5_000, 102_400, unpacked.length - 2048].map((length) =>
        gzipSync(unpacked.subarray(0, length)),
      ),
    ];
    for (const bytes of cuts) {
      writeFileSync(file, bytes);
      await expect(checkBackupFile(file), `${bytes.length} bytes`).rejects.toThrow(
        /ends too early|is damaged/,
      );
    }
  });

  it("when a byte of a file, of a name or of its facts was changed", async () => {
    await write();
    const unpacked = gunzipSync(readFileSync(file));
    for (const text of ["18\n", "pagepage", "db/base/1", "20260101000000_any"]) {
      const at = unpacked.indexOf(text);
      writeFileSync(file, gzipSync(unpacked.with(at, (unpacked[at] ?? 0) ^ 1)));
      await expect(checkBackupFile(file), text).rejects.toThrow(/is damaged|is no file of runbell/);
    }
  });

  it.each<Partial<Header> & { name: string }>([
    { name: "../outside" },
    { name: "db/../../outside" },
    { name: "/etc/outside" },
    { name: "db/.." },
    { name: "other.key" },
    { name: "db/a\nfile 0 db/b" },
    { name: `db/${"long/".repeat(60)}../../../outside` },
    { name: "db/outside", type: "symlink", linkname: "/etc" },
    { name: "db/outside", type: "link", linkname: "../secret.key" },
    { name: "db/outside", type: "fifo" },
    { name: "runbell-backup.json" },
  ])("when it wants to write %j", async (intruder) => {
    await alter((archive) => void archive.entry(intruder, ""));

    await expect(unpackBackupFile(file, target)).rejects.toThrow("is no file of runbell admin backup");
    expect(existsSync(join(folder, "outside"))).toBe(false);
    expect(readdirSync(target)).toEqual([]);
  });

  it("when it has too much to say of itself", async () => {
    const about = pack();
    about.entry({ name: "runbell-backup.json" }, " ".repeat(100_000));
    about.finalize();
    writeFileSync(file, gzipSync(await buffer(about)));
    await expect(checkBackupFile(file)).rejects.toThrow("is no file of runbell admin backup");
  });

  it("when something was added, before its sum or behind it", async () => {
    await alter((archive) => void archive.entry({ name: "db/added" }, "more"));
    await expect(checkBackupFile(file)).rejects.toThrow("ends too early");

    rmSync(file);
    await write();
    const whole = gunzipSync(readFileSync(file));
    const added = await beginning((archive) => void archive.entry({ name: "db/added" }, "more"));
    const extra = added.subarray(added.indexOf("db/added"));
    for (const at of [whole.indexOf("runbell-backup.sha256"), whole.length - 1024, whole.length]) {
      writeFileSync(file, gzipSync(Buffer.concat([whole.subarray(0, at), extra, whole.subarray(at)])));
      await expect(checkBackupFile(file), `at ${at}`).rejects.toThrow("is damaged or was altered");
    }
  });

  it("when it is something else, or not there", async () => {
    await expect(checkBackupFile(file)).rejects.toThrow("is not there");
    writeFileSync(file, "hello");
    await expect(checkBackupFile(file)).rejects.toThrow("no file of runbell admin backup");
    writeFileSync(file, gzipSync(Buffer.alloc(1024)));
    await expect(checkBackupFile(file)).rejects.toThrow("ends too early");
    writeFileSync(file, gzipSync("hello".repeat(1000)));
    await expect(checkBackupFile(file)).rejects.toThrow("no file of runbell admin backup");
  });
});
