import { beforeEach, expect, it } from "vitest";
import { POST } from "@/app/api/v1/setup/route";
import { ensureFirstAdmin } from "@/lib/auth/first-admin";
import type { Database } from "@/lib/db/database";
import { makeCastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember } from "@/lib/testing/factories/people";
import { send } from "@/lib/testing/request";
import { tryPassword } from "@/lib/testing/try-password";

describeWithDatabase("set-up", (db: () => Database) => {
  let organisationId: string;
  let token: string;
  const person = {
    name: "Ada",
    email: "Ada@Example.org",
    password: "a good password",
    timezone: "Europe/Berlin",
  };

  beforeEach(async () => {
    await truncateAll(db());
    organisationId = (await makeOrganisation()).id;
    token = (await ensureFirstAdmin({ admin: null })) ?? "";
  });

  it("makes the first admin, in the browser's zone, and is over then", async () => {
    const answer = await send(POST, { body: { ...person, token } });

    expect(answer.status).toBe(201);
    expect(answer.result()).toEqual({ email: "ada@example.org" });
    const user = await db().prisma.user.findFirstOrThrow({
      include: { memberships: true, preferences: true },
    });
    expect(user).toMatchObject({
      name: "Ada",
      isRoot: true,
      memberships: [{ organisationId, role: "admin" }],
      preferences: [{ organisationId, timezone: "Europe/Berlin" }],
    });
    expect(await tryPassword("ada@example.org", person.password)).toBe(user.id);
    expect(
      await db().prisma.auditEntry.count({ where: { action: "organisation.set_up", actorId: user.id } }),
    ).toBe(1);
    expect((await send(POST, { body: { ...person, token, email: "eve@example.org" } })).status).toBe(404);
  });

  it("makes one admin of fifty requests at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        send(POST, { body: { ...person, token, email: `admin${number}@example.org` } }),
      ),
    );

    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([201, ...Array.from({ length: 49 }, () => 404)]);
    expect(await db().prisma.user.count()).toBe(1);
    expect(await db().prisma.membership.count()).toBe(1);
  });

  it("is not there for a wrong token, and takes no work for it", async () => {
    const start = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(POST, { body: { ...person, token: "not the token" } })),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 404));
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(await db().prisma.user.count()).toBe(0);
  });

  it("is not there when an admin came another way", async () => {
    await makeCastMember(organisationId, "Alice", "admin");

    expect((await send(POST, { body: { ...person, token } })).status).toBe(404);
  });

  it("keeps the token when the address is taken or the input is wrong", async () => {
    await makeMember(organisationId, "member", { email: "ada@example.org" });
    const taken = await send(POST, { body: { ...person, token } });
    expect(taken.status).toBe(409);
    expect(taken.problem().errors).toEqual([{ pointer: "/email", detail: "is taken" }]);

    const short = await send(POST, { body: { ...person, token, password: "short" } });
    expect(short.problem().errors).toEqual([
      { pointer: "/password", detail: "must have at least 10 characters" },
    ]);
    expect((await send(POST, { body: { ...person, token, email: "eve@example.org" } })).status).toBe(201);
  });

  it("does not mind a zone that it does not know", async () => {
    expect((await send(POST, { body: { ...person, token, timezone: "Mars/Olympus" } })).status).toBe(201);
    expect(await db().prisma.preference.count()).toBe(0);
  });

  it("lets nobody say more than their name", async () => {
    const answer = await send(POST, { body: { ...person, token, isRoot: true, role: "admin" } });

    expect(answer.status).toBe(400);
    expect(answer.problem().errors?.map(({ pointer }) => pointer)).toEqual(["/isRoot", "/role"]);
  });
});
