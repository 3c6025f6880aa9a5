import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KeyFileError, ensureInstanceKeys } from "./instance-keys";
import { Secret } from "./secrets";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "runbell-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const embedded = () => ({ dataDir: join(folder, "data"), secretKeys: null, sessionSecret: null });

describe("ensureInstanceKeys", () => {
  it("makes keys once, for this user only, and reads them again", async () => {
    const first = await ensureInstanceKeys(embedded());
    const second = await ensureInstanceKeys(embedded());

    expect(second.ring.current.id).toBe(first.ring.current.id);
    expect(second.sessionSecret.reveal()).toBe(first.sessionSecret.reveal());
    expect(readdirSync(join(folder, "data")).toSorted()).toEqual(["secret.key", "session.key"]);
    for (const name of ["secret.key", "session.key"]) {
      expect(statSync(join(folder, "data", name)).mode & 0o777).toBe(0o600);
      expect(Buffer.from(readFileSync(join(folder, "data", name), "utf8"), "base64")).toHaveLength(32);
    }
  });

  it("agrees on one key when many start at once", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => ensureInstanceKeys(embedded())));

    expect(new Set(all.map(({ ring }) => ring.current.id)).size).toBe(1);
    expect(readdirSync(join(folder, "data"))).toHaveLength(2);
  });

  it("writes nothing when the keys are configured", async () => {
    const keys = await ensureInstanceKeys({
      dataDir: join(folder, "data"),
      secretKeys: [new Secret("a key of thirty-two characters or more")],
      sessionSecret: new Secret("configured session secret"),
    });

    expect(keys.sessionSecret.reveal()).toBe("configured session secret");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes a rotated list from the file", async () => {
    const { ring } = await ensureInstanceKeys(embedded());
    const path = join(folder, "data", "secret.key");
    writeFileSync(path, `${Buffer.alloc(32, 1).toString("base64")},${readFileSync(path, "utf8")}`);

    const rotated = await ensureInstanceKeys(embedded());
    expect(rotated.ring.current.id).not.toBe(ring.current.id);
    expect([...rotated.ring.byId.keys()]).toContain(ring.current.id);
  });

  it("never overwrites a key file that it cannot use", async () => {
    await ensureInstanceKeys(embedded());
    const path = join(folder, "data", "secret.key");
    writeFileSync(path, "damaged");

    await expect(ensureInstanceKeys(embedded())).rejects.toThrow(KeyFileError);
    await expect(ensureInstanceKeys(embedded())).rejects.toThrow(`The key file ${path} does not hold a key`);
    expect(readFileSync(path, "utf8")).toBe("damaged");
  });
});
