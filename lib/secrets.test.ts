import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  Secret,
  SecretDecryptionError,
  createKeyRing,
  decryptSecret,
  encryptSecret,
  makeKeyCheck,
  needsRewrapping,
  rewrapSecret,
  secretsEqual,
  verifyKeyCheck,
} from "./secrets";

const place = {
  organisationId: "0199a000-0000-7000-8000-000000000001",
  ownerId: "0199a000-0000-7000-8000-000000000002",
  field: "smtp_settings.password",
};
const oldKey = new Secret(randomBytes(32).toString("base64"));
const newKey = new Secret(randomBytes(32).toString("base64"));
const oldRing = createKeyRing([oldKey]);
const rotatedRing = createKeyRing([newKey, oldKey]);
const newRing = createKeyRing([newKey]);

function reasonOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof SecretDecryptionError) return error.reason;
    throw error;
  }
  return "readable";
}

describe("Secret", () => {
  it("prints as <secret> however it is printed", () => {
    const secret = new Secret("hunter2");
    const printed = [
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }),
      inspect(secret, { depth: 9 }),
    ];

    expect(printed.join()).not.toContain("hunter2");
    expect(printed[0]).toBe("<secret>");
    expect(Object.values({ ...secret })).toEqual([]);
    expect(secret.reveal()).toBe("hunter2");
  });

  it("compares by value", () => {
    expect(secretsEqual(new Secret("a"), new Secret("a"))).toBe(true);
    expect(secretsEqual(new Secret("a"), new Secret("ab"))).toBe(false);
  });
});

describe("encryptSecret", () => {
  it("is read back with the same key in the same place", () => {
    for (const value of ["hunter2", "", "pässwörd ✓", "x".repeat(10_000)]) {
      expect(decryptSecret(encryptSecret(new Secret(value), place, oldRing), place, oldRing).reveal()).toBe(
        value,
      );
    }
  });

  it("writes the value and its key, each with another nonce each time", () => {
    const [first, second] = [1, 2].map(() => encryptSecret(new Secret("hunter2"), place, oldRing));

    expect(first).toMatch(/^v2\.[0-9a-f]{8}(\.[\w-]{16}\.[\w-]+\.[\w-]{22}){2}$/);
    expect(first).not.toBe(second);
  });

  it("cannot be moved to another row, field or organisation", () => {
    const ciphertext = encryptSecret(new Secret("hunter2"), place, oldRing);

    for (const other of [{ organisationId: "o" }, { ownerId: "r" }, { field: "channels.config.url" }]) {
      expect(reasonOf(() => decryptSecret(ciphertext, { ...place, ...other }, oldRing))).toBe(
        "not_authentic",
      );
    }
  });

  it("notices a change of any part", () => {
    const parts = encryptSecret(new Secret("hunter2"), place, oldRing).split(".");

    for (const index of [2, 3, 4, 5, 6, 7]) {
      const part = Buffer.from(parts[index] ?? "", "base64url");
      part[0] = (part[0] ?? 0) ^ 1;
      const tampered = parts.with(index, part.toString("base64url")).join(".");
      expect(reasonOf(() => decryptSecret(tampered, place, oldRing))).toBe("not_authentic");
    }
    expect(reasonOf(() => decryptSecret(parts.with(7, "AAAA").join("."), place, oldRing))).toBe(
      "not_authentic",
    );
  });

  it.each(["", "plain", "v1.a.b.c.d.e.f.g", "v2.00000000.b.c.d.e.f", "v2.00000000.b.c.d.e.f.g.h"])(
    "refuses %j as malformed",
    (text) => {
      expect(reasonOf(() => decryptSecret(text, place, oldRing))).toBe("malformed");
    },
  );

  it("says which key is missing", () => {
    const ciphertext = encryptSecret(new Secret("hunter2"), place, oldRing);

    expect(() => decryptSecret(ciphertext, place, newRing)).toThrow(
      `The value was encrypted with key ${oldRing.current.id}, but RUNBELL_SECRET_KEY only has ${newRing.current.id}.`,
    );
  });

  it("still reads values of a previous key after a rotation, and says that they are to be rewrapped", () => {
    const before = encryptSecret(new Secret("hunter2"), place, oldRing);
    const after = rewrapSecret(before, place, rotatedRing);

    expect(decryptSecret(before, place, rotatedRing).reveal()).toBe("hunter2");
    expect(needsRewrapping(before, rotatedRing)).toBe(true);
    expect(needsRewrapping(after, rotatedRing)).toBe(false);
    expect(decryptSecret(after, place, newRing).reveal()).toBe("hunter2");
    expect(reasonOf(() => decryptSecret(after, place, oldRing))).toBe("unknown_key");
  });

  it("rewraps the key alone: the value stays as it is stored", () => {
    const before = encryptSecret(new Secret("hunter2"), place, oldRing);

    expect(rewrapSecret(before, place, rotatedRing).split(".").slice(5)).toEqual(before.split(".").slice(5));
    expect(reasonOf(() => rewrapSecret(before, { ...place, ownerId: "r" }, rotatedRing))).toBe(
      "not_authentic",
    );
  });
});

describe("createKeyRing", () => {
  it("takes a long text as well as base64, and tells them apart", () => {
    const text = new Secret("correct horse battery staple correct horse");
    const ring = createKeyRing([text, oldKey]);

    expect(ring.byId.size).toBe(2);
    expect(createKeyRing([text]).current.id).toBe(ring.current.id);
  });

  it("refuses no key and the same key twice", () => {
    expect(() => createKeyRing([])).toThrow("at least one key");
    expect(() => createKeyRing([oldKey, newKey, oldKey])).toThrow("same key twice");
  });
});

describe("verifyKeyCheck", () => {
  it("tells the current, a previous and a wrong key apart", () => {
    const check = makeKeyCheck(oldRing);

    expect(verifyKeyCheck(check, oldRing)).toBe("current");
    expect(verifyKeyCheck(check, rotatedRing)).toBe("previous");
    expect(verifyKeyCheck(check, newRing)).toBe("wrong");
    expect(verifyKeyCheck("nonsense", oldRing)).toBe("wrong");
  });
});
