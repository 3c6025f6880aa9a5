import { beforeEach, describe, expect, it } from "vitest";
import { GET as getMe } from "@/app/api/v1/me/route";
import { PATCH as updateMember } from "@/app/api/v1/members/[user_id]/route";
import type { Database } from "@/lib/db/database";
import { Secret } from "@/lib/secrets";
import { makeCast, makeCastMember, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember } from "@/lib/testing/factories/people";
import { send } from "@/lib/testing/request";
import { makeApiKey, readApiKey } from "./api-token";
import { registerBootApiKey } from "./boot-api-key";

describe("API keys", () => {
  it("are random, of one form, and stored as a hash", () => {
    const keys = Array.from({ length: 200 }, makeApiKey);

    for (const { key, keyHash, prefix, last4 } of keys) {
      expect(key.reveal()).toMatch(/^rb_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}$/);
      expect(key.reveal().startsWith(prefix)).toBe(true);
      expect(key.reveal().endsWith(last4)).toBe(true);
      expect(keyHash).toMatch(/^[0-9a-f]{64}$/);
      expect(String(key)).not.toContain(prefix);
    }
    expect(new Set(keys.map(({ prefix }) => prefix)).size).toBe(200);
  });

  it.each<[Record<string, string>, string | null]>([
    [{ authorization: "Bearer abc" }, "abc"],
    [{ authorization: "bearer  abc " }, "abc"],
    [{ authorization: "Bearer" }, ""],
    [{ "x-api-key": "abc" }, "abc"],
    [{ authorization: "Bearer abc", "x-api-key": "def" }, "abc"],
    [{ authorization: "Basic dTpw" }, null],
    [{}, null],
  ])("are read from %j", (headers, key) => {
    expect(readApiKey(new Headers(headers))).toBe(key);
  });
});

describeWithDatabase("an API key", (db: () => Database) => {
  let cast: Cast;
  const refusalOf = async (key: string) => {
    const answer = await send(getMe, { key });
    expect(answer.status).toBe(401);
    return answer.problem().detail;
  };

  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  it("acts as its member, with the role that the member has now", async () => {
    expect((await send(getMe, { as: cast.bob })).result()).toEqual({
      user: {
        id: cast.bob.userId,
        name: "Bob",
        email: cast.bob.email,
        locale: null,
        timezone: null,
        has_password: true,
      },
      role: "member",
      is_root: false,
      organisation: expect.objectContaining({ id: cast.organisationId }),
      organisations: [expect.objectContaining({ id: cast.organisationId, role: "member" })],
    });
    await db().prisma.membership.updateMany({ where: { userId: cast.bob.userId }, data: { role: "author" } });

    expect((await send(getMe, { as: cast.bob })).result().role).toBe("author");
  });

  it("may do what both its scopes and its member's role allow", async () => {
    const narrow = await makeKeyOf(cast.alice, { scopes: ["events:write"] });
    const params = { user_id: cast.bob.userId };
    const body = { role: "member" as const };

    expect((await send(getMe, { key: narrow })).problem().detail).toContain("scope read");
    expect((await send(updateMember, { key: narrow, params, body })).status).toBe(403);
    expect((await send(updateMember, { as: cast.ann, params, body })).status).toBe(403);
    expect((await send(updateMember, { as: cast.alice, params, body })).status).toBe(200);
  });

  it("is refused when it is unknown, expired or revoked", async () => {
    const past = new Date(Date.now() - 1);

    expect(await refusalOf("rb_unknown_key")).toContain("not known");
    expect(await refusalOf("")).toContain("not known");
    expect(await refusalOf("x".repeat(100_000))).toContain("not known");
    expect(await refusalOf(cast.alice.apiKey.toLowerCase())).toContain("not known");
    expect(await refusalOf(await makeKeyOf(cast.alice, { expiresAt: past }))).toContain("expired");
    expect(await refusalOf(await makeKeyOf(cast.alice, { revokedAt: past }))).toContain("revoked");
    const future = new Date(Date.now() + 60_000);
    expect((await send(getMe, { key: await makeKeyOf(cast.alice, { expiresAt: future }) })).status).toBe(200);
  });

  it("is refused when its member is disabled or gone", async () => {
    await db().prisma.user.update({ where: { id: cast.bob.userId }, data: { disabledAt: new Date() } });
    await db().prisma.membership.deleteMany({ where: { userId: cast.ann.userId } });

    expect(await refusalOf(cast.bob.apiKey)).toContain("no access");
    expect(await refusalOf(cast.ann.apiKey)).toContain("no access");
  });

  it("notes its use once a minute", async () => {
    const find = () => db().prisma.apiKey.findFirstOrThrow({ where: { userId: cast.bob.userId } });
    expect((await find()).lastUsedAt).toBeNull();
    await send(getMe, { as: cast.bob });
    const { id, lastUsedAt } = await find();
    expect(Date.now() - (lastUsedAt?.getTime() ?? 0)).toBeLessThan(10_000);

    await send(getMe, { as: cast.bob });
    expect((await find()).lastUsedAt).toEqual(lastUsedAt);

    const earlier = new Date(Date.now() - 61_000);
    await db().prisma.apiKey.update({ where: { id }, data: { lastUsedAt: earlier } });
    await send(getMe, { as: cast.bob });
    expect((await find()).lastUsedAt?.getTime()).toBeGreaterThan(earlier.getTime() + 60_000);
  });

  it("of nobody acts as the first admin who can sign in", async () => {
    const key = await makeKeyOf({ organisationId: cast.organisationId, userId: null });
    await makeCastMember(cast.organisationId, "Second", "admin");

    expect((await send(getMe, { key })).result().user?.id).toBe(cast.alice.userId);
  });
});

describeWithDatabase("RUNBELL_API_KEY", (db: () => Database) => {
  const first = new Secret("the first key, for provisioning");
  const second = new Secret("the second key, for provisioning");
  const me = (key: Secret) => send(getMe, { key: key.reveal() });

  beforeEach(() => truncateAll(db()));

  it("works before there is anybody, as an admin who is nobody, and later as the first admin", async () => {
    await registerBootApiKey({ apiKey: first });
    expect((await me(first)).result()).toMatchObject({ user: null, role: "admin" });

    const { organisation } = (await me(first)).result();
    await makeMember(organisation.id, "admin", { name: "Demo", passwordHash: null });
    expect((await me(first)).result().user?.name).toBe("Demo");
    await makeCastMember(organisation.id, "Alice", "admin");
    expect((await me(first)).result().user?.name).toBe("Alice");
  });

  it("belongs to the oldest organisation", async () => {
    const oldest = await makeOrganisation({ createdAt: new Date("2020-01-01") });
    await makeOrganisation();
    await registerBootApiKey({ apiKey: first });

    expect((await me(first)).result().organisation.id).toBe(oldest.id);
  });

  it("is one row, however often and from how many processes it is registered", async () => {
    await Promise.all([1, 2, 3, 4].map(() => registerBootApiKey({ apiKey: first })));
    await registerBootApiKey({ apiKey: first });

    const keys = await db().prisma.apiKey.findMany();
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ userId: null, prefix: "env", last4: "ning", name: "RUNBELL_API_KEY" });
    expect(JSON.stringify(keys)).not.toContain("provisioning");
    expect(await db().prisma.auditEntry.count({ where: { action: "api_key.create" } })).toBe(1);
  });

  it("revokes the value it had before, also when it has none any more", async () => {
    await registerBootApiKey({ apiKey: first });
    await registerBootApiKey({ apiKey: second });
    expect((await me(first)).status).toBe(401);
    expect((await me(second)).status).toBe(200);

    await registerBootApiKey({ apiKey: null });
    expect((await me(second)).status).toBe(401);
    await registerBootApiKey({ apiKey: first });
    expect((await me(first)).status).toBe(200);
  });

  it("leaves other keys alone", async () => {
    const { alice } = await makeCast();
    await registerBootApiKey({ apiKey: first });
    await registerBootApiKey({ apiKey: null });

    expect((await send(getMe, { as: alice })).status).toBe(200);
  });
});
