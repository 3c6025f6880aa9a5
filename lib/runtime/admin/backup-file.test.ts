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
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkBackupFile, unpackBackupFile, writeBackupFile, type BackupFacts } from "./backup-file";
import { tarEnd, tarHeader } from "./tar";

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

  it.each(["../outside", "db/../../outside", "/etc/outside", "db/..", "other.key"])(
    "when it wants to write to %s",
    async (path) => {
      await write();
      const unpacked = gunzipSync(readFileSync(file));
      const end = unpacked.indexOf("runbell-backup.sha256");
      const intruder = tarHeader({ path, kind: "file", size: 0 });
      writeFileSync(
        file,
        gzipSync(Buffer.concat([unpacked.subarray(0, end), intruder, unpacked.subarray(end)])),
      );

      await expect(unpackBackupFile(file, target)).rejects.toThrow("is no file of runbell admin backup");
      expect(existsSync(join(folder, "outside"))).toBe(false);
    },
  );

  it("when it is something else, or not there", async () => {
    await expect(checkBackupFile(file)).rejects.toThrow("is not there");
    writeFileSync(file, "hello");
    await expect(checkBackupFile(file)).rejects.toThrow("no file of runbell admin backup");
    writeFileSync(file, gzipSync(tarEnd));
    await expect(checkBackupFile(file)).rejects.toThrow("ends too early");
    writeFileSync(file, gzipSync("hello".repeat(1000)));
    await expect(checkBackupFile(file)).rejects.toThrow("no file of runbell admin backup");
  });
});
