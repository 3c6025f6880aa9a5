import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { query, withTransaction } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import { findSecret, listSecretFacts, putSecret } from "@/lib/db/secrets";
import { listSettingsSecrets, putSettingsSecret } from "@/lib/db/settings-secrets";
import { createKeyRing, Secret } from "@/lib/secrets";
import { describeWithDatabase } from "@/lib/testing/database";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { rotateKeys } from "./rotate-keys";

const key = () => new Secret(randomBytes(32).toString("base64"));
const [oldKey, newKey] = [key(), key()];
const oldRing = createKeyRing([oldKey]);
const bothKeys = createKeyRing([newKey, oldKey]);
const newRing = createKeyRing([newKey]);

describeWithDatabase("rotateKeys", (db) => {
  const place = async (field = "smtp_settings.password") => {
    const { id: organisationId } = await makeOrganisation();
    return { organisationId, ownerId: newId(), field };
  };

  it("puts every secret under the current key, so that the old one can go", async () => {
    const { prisma } = db();
    const first = await place();
    const places = [first, ...Array.from({ length: 450 }, () => ({ ...first, ownerId: newId() }))];
    for (const one of places) await putSecret(prisma, one, new Secret(`value of ${one.ownerId}`), oldRing);
    const before = await listSecretFacts(prisma, first.organisationId, first.ownerId);

    expect(await rotateKeys(bothKeys)).toEqual({ rewrapped: 451, unreadable: [] });
    for (const one of [first, places[450] ?? first])
      expect((await findSecret(prisma, one, newRing))?.reveal()).toBe(`value of ${one.ownerId}`);
    expect(await listSecretFacts(prisma, first.organisationId, first.ownerId)).toEqual(before);
    expect(await rotateKeys(bothKeys)).toEqual({ rewrapped: 0, unreadable: [] });
  });

  it("does not forget the secrets of root's settings", async () => {
    const { prisma } = db();
    const root = { kind: "root" } as const;
    const read = async (ring: typeof newRing) =>
      (await listSettingsSecrets(prisma, root, ring)).get("email.smtp_password")?.entered?.reveal() ?? null;
    await withTransaction((tx) =>
      putSettingsSecret(tx, root, "email.smtp_password", new Secret("of root"), oldRing),
    );
    expect(await read(newRing)).toBeNull();

    expect(await rotateKeys(bothKeys)).toEqual({ rewrapped: 1, unreadable: [] });

    expect(await read(newRing)).toBe("of root");
    expect(await rotateKeys(bothKeys)).toEqual({ rewrapped: 0, unreadable: [] });
  });

  it("names what no key can read, and goes on", async () => {
    const { prisma } = db();
    const [lost, good] = [await place(), await place()];
    await putSecret(prisma, lost, new Secret("lost"), createKeyRing([key()]));
    await putSecret(prisma, good, new Secret("good"), oldRing);

    const { rewrapped, unreadable } = await rotateKeys(bothKeys);
    expect(rewrapped).toBe(1);
    expect(unreadable).toEqual(
      (await query<{ id: string }>("SELECT id FROM secrets WHERE owner_id = $1::uuid", [lost.ownerId])).map(
        ({ id }) => id,
      ),
    );
  });
});
