import { beforeEach, expect, it } from "vitest";
import { POST as changePassword } from "@/app/api/v1/me/password/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import { signIn } from "@/lib/auth/sign-in";
import type { Database } from "@/lib/db/database";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase } from "@/lib/testing/database";
import { send, sessionOf } from "@/lib/testing/request";

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
      user: { id: cast.charlie.userId, name: "Charlie", email: cast.charlie.email },
      role: "admin",
      is_root: false,
      organisation: { id: cast.charlie.organisationId, slug, name, is_on: true },
    });
  });

  it("changes the password: the old one is void, and the change is written down without either", async () => {
    const body = { current_password: cast.bob.password, new_password: newPassword };
    const answer = await send(changePassword, { session: await sessionOf(cast.bob), body });

    expect(answer.status).toBe(204);
    expect(await signIn(cast.bob.email, cast.bob.password)).toBe("refused");
    expect(await signIn(cast.bob.email, newPassword)).toMatchObject({ userId: cast.bob.userId });
    expect(await signIn(cast.ann.email, cast.ann.password)).toMatchObject({ userId: cast.ann.userId });
    const [entry] = await db().prisma.auditEntry.findMany({
      where: { action: "password.change", subjectId: cast.bob.userId },
    });
    expect(entry).toMatchObject({ actorKind: "user", actorId: cast.bob.userId, before: null, after: null });
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
