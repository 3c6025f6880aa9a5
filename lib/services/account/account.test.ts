import { beforeEach, expect, it } from "vitest";
import { POST as changePassword } from "@/app/api/v1/me/password/route";
import { GET as getMe, PATCH as updateMe } from "@/app/api/v1/me/route";
import type { Database } from "@/lib/db/database";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase } from "@/lib/testing/database";
import { send, sessionOf } from "@/lib/testing/request";
import { tryPassword } from "@/lib/testing/try-password";

describeWithDatabase("one's own account", (db: () => Database) => {
  let cast: Cast;
  const newPassword = "another good password";

  beforeEach(async () => {
    cast = await makeCast();
  });

  it("says who and where one is, and nothing else", async () => {
    const answer = await send(getMe, { session: await sessionOf(cast.charlie) });

    const { slug, name } = await db().prisma.organisation.findUniqueOrThrow({
      where: { id: cast.charlie.organisationId },
    });
    expect(JSON.parse(answer.text)).toEqual({
      user: {
        id: cast.charlie.userId,
        name: "Charlie",
        email: cast.charlie.email,
        locale: null,
        timezone: null,
        has_password: true,
      },
      role: "admin",
      is_root: false,
      organisation: { id: cast.charlie.organisationId, slug, name, is_on: true },
      organisations: [{ id: cast.charlie.organisationId, slug, name, role: "admin" }],
    });
  });

  it("says all organisations that one belongs to, with one's role there; a key has its own alone", async () => {
    const { userId } = cast.bob;
    const { organisationId } = cast.charlie;
    await db().prisma.membership.create({ data: { organisationId, userId, role: "author" } });

    const { organisations } = (await send(getMe, { session: await sessionOf(cast.bob) })).result();
    expect(organisations.map(({ id, role }) => [id, role]).toSorted()).toEqual(
      [
        [cast.organisationId, "member"],
        [organisationId, "author"],
      ].toSorted(),
    );
    const ofKey = (await send(getMe, { as: cast.bob })).result().organisations;
    expect(ofKey.map(({ id }) => id)).toEqual([cast.organisationId]);
  });

  it("takes another name, language and zone, and leaves what is not said", async () => {
    const session = await sessionOf(cast.bob);
    const change = (body: object) => send(updateMe, { session, body });

    expect((await change({ name: " Robert ", locale: "de-AT" })).result().user).toMatchObject({
      name: "Robert",
      locale: "de-AT",
      timezone: null,
    });
    expect((await change({ timezone: "Europe/Vienna" })).result().user).toMatchObject({
      name: "Robert",
      locale: "de-AT",
      timezone: "Europe/Vienna",
    });
    expect((await change({ locale: null })).result().user).toMatchObject({
      locale: null,
      timezone: "Europe/Vienna",
    });
    expect((await change({})).status).toBe(200);
    const entries = await db().prisma.auditEntry.findMany({
      where: { action: "account.update", subjectId: cast.bob.userId },
      orderBy: { id: "asc" },
    });
    expect(entries).toHaveLength(3);
    expect(entries[0]).toMatchObject({ before: { name: "Bob" }, after: { name: "Robert", locale: "de-AT" } });
    expect((await send(getMe, { as: cast.ann })).result().user?.name).toBe("Ann");
  });

  it("keeps each of several changes that are made at once", async () => {
    const session = await sessionOf(cast.bob);
    const changes = [{ name: "Robert" }, { locale: "de-AT" }, { timezone: "Europe/Vienna" }];

    for (let round = 0; round < 5; round++) {
      await send(updateMe, { session, body: { name: "Bob", locale: null, timezone: null } });
      await Promise.all(changes.map((body) => send(updateMe, { session, body })));

      expect((await send(getMe, { as: cast.bob })).result().user).toMatchObject(
        Object.assign({}, ...changes) as object,
      );
    }
  });

  it.each([
    [{ name: "  " }, "/name"],
    [{ name: "x".repeat(121) }, "/name"],
    [{ locale: "no language" }, "/locale"],
    [{ timezone: "Mars/Olympus" }, "/timezone"],
    [{ email: "other@example.org" }, "/email"],
    [{ is_root: true }, "/is_root"],
  ])("does not take %j", async (body, pointer) => {
    const answer = await send(updateMe, { session: await sessionOf(cast.bob), body });

    expect(answer.status).toBe(400);
    expect(answer.problem().errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  it("changes the password: the old one is void, and the change is written down without either", async () => {
    const body = { current_password: cast.bob.password, new_password: newPassword };
    const answer = await send(changePassword, { session: await sessionOf(cast.bob), body });

    expect(answer.status).toBe(204);
    expect(await tryPassword(cast.bob.email, cast.bob.password)).toBeNull();
    expect(await tryPassword(cast.bob.email, newPassword)).toBe(cast.bob.userId);
    expect(await tryPassword(cast.ann.email, cast.ann.password)).toBe(cast.ann.userId);
    const [entry] = await db().prisma.auditEntry.findMany({
      where: { action: "password.change", subjectId: cast.bob.userId },
    });
    expect(entry).toMatchObject({ actorKind: "user", actorId: cast.bob.userId, before: null, after: null });
  });

  it("changes the password, and keeps the browser signed in that asks, and no other", async () => {
    const session = await sessionOf(cast.bob);
    const other = await sessionOf(cast.bob);
    const body = { current_password: cast.bob.password, new_password: newPassword };

    const answer = await send(changePassword, { session, body });

    const [next = ""] = answer.headers.getSetCookie();
    expect((await send(getMe, { session: next })).result().user?.id).toBe(cast.bob.userId);
    for (const ended of [session, other]) expect((await send(getMe, { session: ended })).status).toBe(401);
  });

  it("refuses a wrong current password, and slows down guessing it", async () => {
    const session = await sessionOf(cast.bob);
    const guess = () =>
      send(changePassword, { session, body: { current_password: "wrong", new_password: newPassword } });
    for (let i = 0; i < 5; i++) {
      const answer = await guess();
      expect(answer.status).toBe(400);
      expect(answer.problem().errors).toEqual([
        { pointer: "/current_password", detail: "is not your current password" },
      ]);
    }

    // As if the last of them was only now, however slow the machine: the first pause is a second.
    await db().prisma.$executeRaw`UPDATE sign_in_failures SET last_at = now() + interval '1 minute'`;

    const answer = await guess();
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).not.toBeNull();
  });

  it("refuses a short password, and the one there is", async () => {
    const session = await sessionOf(cast.bob);
    const change = async (new_password: string) =>
      (
        await send(changePassword, { session, body: { current_password: cast.bob.password, new_password } })
      ).problem().errors;

    expect(await change("short")).toEqual([
      { pointer: "/new_password", detail: "must have at least 10 characters" },
    ]);
    expect(await change(cast.bob.password)).toEqual([
      { pointer: "/new_password", detail: "must differ from the current password" },
    ]);
  });

  it("is not for API keys to change", async () => {
    const body = { current_password: cast.bob.password, new_password: newPassword };

    expect((await send(changePassword, { as: cast.bob, body })).status).toBe(403);
  });
});
