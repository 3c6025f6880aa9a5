import { beforeEach, expect, it } from "vitest";
import { DELETE as revokeApiKey } from "@/app/api/v1/api-keys/[id]/route";
import { GET as listApiKeys, POST as createApiKey } from "@/app/api/v1/api-keys/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import { registerBootApiKey } from "@/lib/auth/boot-api-key";
import type { Database } from "@/lib/db/database";
import { Secret } from "@/lib/secrets";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send } from "@/lib/testing/request";

describeWithDatabase("API keys", (db: () => Database) => {
  let cast: Cast;
  const body = { name: "CI", scopes: ["read" as const, "events:write" as const] };

  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  it("are made by admins, work at once, and are shown once", async () => {
    const made = (await send(createApiKey, { as: cast.alice, body })).result();

    expect(made).toMatchObject({
      name: "CI",
      scopes: ["events:write", "read"],
      acts_as: { id: cast.alice.userId, name: "Alice" },
    });
    expect(made.key.startsWith(made.prefix)).toBe(true);
    expect(made.key.endsWith(made.last4)).toBe(true);
    expect((await send(getMe, { key: made.key })).result().user?.id).toBe(cast.alice.userId);

    const list = await send(listApiKeys, { as: cast.alice });
    expect(list.result().data.find(({ id }) => id === made.id)?.last_used_at).not.toBeNull();
    const secret = made.key.split("_")[2] ?? "";
    expect(list.text).not.toContain(secret);
    const stored = [await db().prisma.apiKey.findMany(), await db().prisma.auditEntry.findMany()];
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it("cannot have expired already, and need a scope", async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const expired = await send(createApiKey, { as: cast.alice, body: { ...body, expires_at: yesterday } });
    const idle = await send(createApiKey, { as: cast.alice, body: { ...body, scopes: [] } });

    expect(expired.problem().errors).toEqual([{ pointer: "/expires_at", detail: "must be in the future" }]);
    expect(idle.problem().errors).toEqual([{ pointer: "/scopes", detail: "must not be empty" }]);
  });

  it("give no more than they have", async () => {
    const key = await makeKeyOf(cast.alice, { scopes: ["settings:write", "read"] });

    expect((await send(createApiKey, { key, body })).problem().detail).toContain("events:write");
    expect((await send(createApiKey, { key, body: { ...body, scopes: ["read"] } })).status).toBe(201);
  });

  it("make none that outlives them", async () => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const key = await makeKeyOf(cast.alice, { expiresAt });
    const make = (expires_at: string | null) => send(createApiKey, { key, body: { ...body, expires_at } });

    for (const later of [null, new Date(expiresAt.getTime() + 1).toISOString()])
      expect((await make(later)).problem().errors).toEqual([
        { pointer: "/expires_at", detail: `must be ${expiresAt.toISOString()} at the latest` },
      ]);
    expect((await make(expiresAt.toISOString())).result().expires_at).toBe(expiresAt.toISOString());
  });

  it("end at once when they are revoked, once, which is written down", async () => {
    const { id, key } = (await send(createApiKey, { as: cast.alice, body })).result();
    const revoke = () => send(revokeApiKey, { as: cast.alice, params: { id } });

    expect((await revoke()).status).toBe(204);
    expect((await send(getMe, { key })).status).toBe(401);
    expect((await revoke()).status).toBe(404);
    const { data } = (await send(listApiKeys, { as: cast.alice })).result();
    expect(data.map((view) => view.id)).not.toContain(id);
    const actions = await db().prisma.auditEntry.findMany({
      where: { subjectId: id },
      orderBy: { id: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual(["api_key.create", "api_key.revoke"]);
  });

  it("show the one of RUNBELL_API_KEY as the first admin's", async () => {
    await registerBootApiKey({ apiKey: new Secret("a key from the environment") });
    const [organisation] = await db().prisma.organisation.findMany({
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    expect(organisation?.id).toBe(cast.organisationId);

    const { data } = (await send(listApiKeys, { as: cast.alice })).result();
    expect(data[0]).toMatchObject({
      name: "RUNBELL_API_KEY",
      prefix: "env",
      last4: "ment",
      acts_as: { name: "Alice" },
    });
  });

  it("are for admins only", async () => {
    const { id, key } = (await send(createApiKey, { as: cast.alice, body })).result();
    for (const as of [cast.ann, cast.bob]) {
      expect((await send(listApiKeys, { as })).status).toBe(403);
      expect((await send(createApiKey, { as, body })).status).toBe(403);
      expect((await send(revokeApiKey, { as, params: { id } })).status).toBe(403);
    }
    expect((await send(getMe, { key })).status).toBe(200);
  });

  it("of an organisation are not there for a stranger", async () => {
    const { id, key } = (await send(createApiKey, { as: cast.alice, body })).result();
    const { data } = (await send(listApiKeys, { as: cast.charlie })).result();

    expect(data.map((view) => view.acts_as?.name)).toEqual(["Charlie"]);
    expect((await send(revokeApiKey, { as: cast.charlie, params: { id } })).status).toBe(404);
    expect((await send(getMe, { key })).status).toBe(200);
  });
});
