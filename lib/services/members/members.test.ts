import { beforeEach, expect, it } from "vitest";
import { DELETE as endMemberSessions } from "@/app/api/v1/members/[user_id]/sessions/route";
import { PATCH as updateMember } from "@/app/api/v1/members/[user_id]/route";
import { GET as listMembers } from "@/app/api/v1/members/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import type { Role } from "@/lib/core/actor";
import type { Database } from "@/lib/db/database";
import { makeCast, makeCastMember, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase } from "@/lib/testing/database";
import { makeMember } from "@/lib/testing/factories/people";
import { send, sessionOf } from "@/lib/testing/request";

describeWithDatabase("members", (db: () => Database) => {
  let cast: Cast;

  beforeEach(async () => {
    cast = await makeCast();
  });

  function change(as: CastMember, { userId }: { userId: string }, role: Role) {
    return send(updateMember, { as, params: { user_id: userId }, body: { role } });
  }

  async function roleOf({ userId }: CastMember): Promise<string> {
    return (await db().prisma.membership.findFirstOrThrow({ where: { userId } })).role;
  }

  it("are listed by name, for every member, with how and when they come in", async () => {
    await sessionOf(cast.ann);
    await db().prisma.userIdentity.create({
      data: { userId: cast.ann.userId, issuer: "https://id.example.org", subject: cast.ann.userId },
    });

    const { data } = (await send(listMembers, { as: cast.bob })).result();

    expect(data.map(({ name, role }) => [name, role])).toEqual([
      ["Alice", "admin"],
      ["Ann", "author"],
      ["Bob", "member"],
    ]);
    expect(data[1]).toEqual({
      user_id: cast.ann.userId,
      name: "Ann",
      email: cast.ann.email,
      role: "author",
      is_root: false,
      is_disabled: false,
      signs_in_with: ["password", "oidc"],
      is_shared: false,
      last_seen_at: expect.any(String),
      created_at: expect.any(String),
    });
    expect(data[2]?.last_seen_at).toBeNull();
  });

  it("are not seen by others where else they are, and when", async () => {
    const { userId } = cast.charlie;
    await db().prisma.membership.create({
      data: { organisationId: cast.organisationId, userId, role: "member" },
    });
    await sessionOf(cast.charlie);

    const { data } = (await send(listMembers, { as: cast.alice })).result();

    expect(data.find(({ user_id }) => user_id === userId)).toMatchObject({
      is_shared: true,
      last_seen_at: null,
    });
    expect(data.find(({ name }) => name === "Bob")?.is_shared).toBe(false);
  });

  it("get another role from an admin, which is written down", async () => {
    const answer = await change(cast.alice, cast.bob, "author");

    expect(answer.result()).toMatchObject({ user_id: cast.bob.userId, role: "author" });
    expect(await roleOf(cast.bob)).toBe("author");
    const entries = await db().prisma.auditEntry.findMany({ where: { subjectId: cast.bob.userId } });
    expect(entries).toMatchObject([
      {
        action: "member.change_role",
        actorId: cast.alice.userId,
        actorKind: "api_key",
        before: { role: "member" },
        after: { role: "author" },
      },
    ]);
  });

  it("get none from others", async () => {
    expect((await change(cast.ann, cast.bob, "admin")).status).toBe(403);
    expect((await change(cast.bob, cast.bob, "admin")).status).toBe(403);
    expect(await roleOf(cast.bob)).toBe("member");
  });

  it("keep their sessions when the role stays", async () => {
    await change(cast.alice, cast.bob, "member");

    const { sessionVersion } = await db().prisma.user.findUniqueOrThrow({ where: { id: cast.bob.userId } });
    expect(sessionVersion).toBe(1);
  });

  it("always have an admin who can sign in", async () => {
    await makeMember(cast.organisationId, "admin", { name: "Demo", passwordHash: null });
    const disabled = await makeCastMember(cast.organisationId, "Disabled", "admin");
    await db().prisma.user.update({ where: { id: disabled.userId }, data: { disabledAt: new Date() } });

    const answer = await change(cast.alice, cast.alice, "member");
    expect(answer.status).toBe(409);
    expect(answer.problem()).toMatchObject({
      detail: "Alice is the last admin. Make somebody else an admin first.",
      errors: [{ pointer: "/role", detail: "would leave the organisation without an admin" }],
    });
    await change(cast.alice, cast.bob, "admin");
    expect((await change(cast.alice, cast.alice, "member")).status).toBe(200);
  });

  it("can be led by somebody who signs in with a provider alone", async () => {
    const eve = await makeMember(cast.organisationId, "admin", { name: "Eve", passwordHash: null });
    expect((await change(cast.alice, cast.alice, "member")).status).toBe(409);

    await db().prisma.userIdentity.create({
      data: { userId: eve.id, issuer: "https://id.example.org", subject: eve.id },
    });
    expect((await change(cast.alice, cast.alice, "member")).status).toBe(200);
  });

  it("always have an admin, also when two take the role from each other at once", async () => {
    await change(cast.alice, cast.bob, "admin");
    const answers = await Promise.all([
      change(cast.alice, cast.bob, "member"),
      change(cast.bob, cast.alice, "member"),
    ]);

    expect(
      await db().prisma.membership.count({ where: { organisationId: cast.organisationId, role: "admin" } }),
    ).toBe(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("are signed out everywhere by an admin, and by nobody else", async () => {
    const session = await sessionOf(cast.bob);
    const end = (as: CastMember) => send(endMemberSessions, { as, params: { user_id: cast.bob.userId } });
    expect((await end(cast.ann)).status).toBe(403);
    expect((await end(cast.charlie)).status).toBe(404);
    expect((await send(getMe, { session })).status).toBe(200);

    expect((await end(cast.alice)).status).toBe(204);

    expect((await send(getMe, { session })).status).toBe(401);
    expect((await send(getMe, { session: await sessionOf(cast.bob) })).status).toBe(200);
  });

  it("are nobody to a stranger", async () => {
    const { data } = (await send(listMembers, { as: cast.charlie })).result();
    const answer = await change(cast.charlie, cast.bob, "admin");
    const nobody = await change(cast.charlie, { userId: "0193a1b2-0000-7000-8000-000000000001" }, "admin");

    expect(data.map(({ name }) => name)).toEqual(["Charlie"]);
    expect([answer.status, nobody.status]).toEqual([404, 404]);
    expect(answer.problem().detail.replace(cast.bob.userId, "X")).toBe(
      nobody.problem().detail.replace("0193a1b2-0000-7000-8000-000000000001", "X"),
    );
    expect(await roleOf(cast.bob)).toBe("member");
  });
});
