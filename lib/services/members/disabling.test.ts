import { beforeEach, expect, it } from "vitest";
import { GET as getMe } from "@/app/api/v1/me/route";
import { POST as makePasswordLink } from "@/app/api/v1/members/[user_id]/password-link/route";
import { PATCH as updateMember } from "@/app/api/v1/members/[user_id]/route";
import { POST as openPasswordReset } from "@/app/api/v1/password-resets/open/route";
import type { Role } from "@/lib/core/actor";
import type { Database } from "@/lib/db/database";
import { makeCast, makeCastMember, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember } from "@/lib/testing/factories/people";
import { send, sessionOf } from "@/lib/testing/request";
import { tryPassword } from "@/lib/testing/try-password";

describeWithDatabase("letting members in no more", (db: () => Database) => {
  let cast: Cast;

  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const setDisabled = (as: CastMember, { userId }: { userId: string }, is_disabled = true) =>
    send(updateMember, { as, params: { user_id: userId }, body: { is_disabled } });
  const isDisabled = async ({ userId }: CastMember) =>
    (await db().prisma.user.findUniqueOrThrow({ where: { id: userId } })).disabledAt !== null;
  const makeRoot = ({ userId }: CastMember) =>
    db().prisma.user.update({ where: { id: userId }, data: { isRoot: true } });
  const share = ({ userId }: CastMember, organisationId: string, role: Role = "member") =>
    db().prisma.membership.create({ data: { organisationId, userId, role } });

  it("ends their sessions and keys at once, and letting them in again brings the keys back", async () => {
    const session = await sessionOf(cast.bob);

    expect((await setDisabled(cast.alice, cast.bob)).result().is_disabled).toBe(true);

    expect((await send(getMe, { session })).status).toBe(401);
    expect((await send(getMe, { as: cast.bob })).status).toBe(401);
    expect(await tryPassword(cast.bob.email, cast.bob.password)).toBeNull();
    expect((await setDisabled(cast.alice, cast.bob, false)).result().is_disabled).toBe(false);
    expect((await send(getMe, { as: cast.bob })).status).toBe(200);
    expect((await send(getMe, { session })).status).toBe(401);
    const entries = await db().prisma.auditEntry.findMany({
      where: { subjectId: cast.bob.userId, action: { startsWith: "member." } },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ action }) => action)).toEqual(["member.disable", "member.enable"]);
  });

  it("cancels what waits for them, and nobody else's messages", async () => {
    const { organisationId, bob, ann } = cast;
    const held = { state: "held", nextAttemptAt: null, heldUntil: new Date(Date.now() + 3_600_000) };
    const his = await makeNotification(organisationId, { userId: bob.userId, ...held });
    const sent = await makeNotification(organisationId, { userId: bob.userId, state: "sent" });
    const hers = await makeNotification(organisationId, { userId: ann.userId, ...held });

    await setDisabled(cast.alice, bob);

    const rows = await db().prisma.notification.findMany();
    const stateOf = ({ id }: { id: string }) => rows.find((row) => row.id === id)?.state;
    expect([stateOf(his), stateOf(sent), stateOf(hers)]).toEqual(["cancelled", "sent", "held"]);
  });

  it("is not for authors, members or strangers, and not for oneself", async () => {
    expect((await setDisabled(cast.ann, cast.bob)).status).toBe(403);
    expect((await setDisabled(cast.bob, cast.ann)).status).toBe(403);
    expect((await setDisabled(cast.charlie, cast.bob)).status).toBe(404);
    expect((await setDisabled(cast.alice, cast.alice)).problem().detail).toBe("You cannot disable yourself.");
    expect([await isDisabled(cast.ann), await isDisabled(cast.bob)]).toEqual([false, false]);
  });

  it("is root's alone for somebody who belongs to other organisations as well", async () => {
    await share(cast.bob, cast.charlie.organisationId);
    const refused = await setDisabled(cast.alice, cast.bob);
    expect(refused.status).toBe(403);
    expect(refused.problem().detail).toBe(
      "Bob belongs to other organisations as well: only root may disable them.",
    );

    await makeRoot(cast.alice);
    expect((await setDisabled(cast.alice, cast.bob)).status).toBe(200);
    await db().prisma.user.update({ where: { id: cast.alice.userId }, data: { isRoot: false } });
    expect((await setDisabled(cast.alice, cast.bob, false)).status).toBe(403);
    expect(await isDisabled(cast.bob)).toBe(true);
  });

  it("is root's alone for root", async () => {
    await makeRoot(cast.bob);

    expect((await setDisabled(cast.alice, cast.bob)).problem().detail).toBe(
      "Bob has rights above all organisations: only root may disable them.",
    );
    expect(await isDisabled(cast.bob)).toBe(false);
  });

  it("leaves every organisation of theirs an admin", async () => {
    await makeRoot(cast.alice);
    const { id } = await makeOrganisation({ name: "Bob's own" });
    await share(cast.bob, id, "admin");

    expect((await setDisabled(cast.alice, cast.bob)).problem()).toMatchObject({
      status: 409,
      detail: "Bob is the last admin of Bob's own. Make somebody else an admin first.",
    });
    await share(cast.ann, id, "admin");
    expect((await setDisabled(cast.alice, cast.bob)).status).toBe(200);
  });

  it("leaves one of two admins who disable each other at once", async () => {
    const second = await makeCastMember(cast.organisationId, "Second", "admin");
    const answers = await Promise.all([setDisabled(cast.alice, second), setDisabled(second, cast.alice)]);

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect([await isDisabled(cast.alice), await isDisabled(second)].filter(Boolean)).toHaveLength(1);
  });

  it("voids the links that somebody knew as an admin", async () => {
    const second = await makeCastMember(cast.organisationId, "Second", "admin");
    const link = await send(makePasswordLink, { as: second, params: { user_id: cast.bob.userId } });
    const token = new URL(link.result().url).hash.replace("#token=", "");
    expect((await send(openPasswordReset, { body: { token } })).status).toBe(200);

    await send(updateMember, {
      as: cast.alice,
      params: { user_id: second.userId },
      body: { role: "member" },
    });

    expect((await send(openPasswordReset, { body: { token } })).status).toBe(404);
  });

  it("takes a role and a state in one request, and refuses both together", async () => {
    const demo = await makeMember(cast.organisationId, "author");
    const answer = await send(updateMember, {
      as: cast.alice,
      params: { user_id: demo.id },
      body: { role: "member", is_disabled: true },
    });
    expect(answer.result()).toMatchObject({ role: "member", is_disabled: true });

    await share(cast.bob, cast.charlie.organisationId);
    const refused = await send(updateMember, {
      as: cast.alice,
      params: { user_id: cast.bob.userId },
      body: { role: "author", is_disabled: true },
    });
    expect(refused.status).toBe(403);
    expect(await db().prisma.membership.count({ where: { userId: cast.bob.userId, role: "author" } })).toBe(
      0,
    );
    const nothing = await send(updateMember, {
      as: cast.alice,
      params: { user_id: cast.bob.userId },
      body: {},
    });
    expect(nothing.problem().errors).toEqual([{ pointer: "", detail: "says nothing to change" }]);
  });
});
