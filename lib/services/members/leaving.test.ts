import { beforeEach, expect, it } from "vitest";
import { GET as listApiKeys } from "@/app/api/v1/api-keys/route";
import { POST as acceptInvitation } from "@/app/api/v1/invitations/accept/route";
import { POST as createInvitation } from "@/app/api/v1/invitations/route";
import { GET as getJob } from "@/app/api/v1/jobs/[key]/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import { DELETE as removeMember } from "@/app/api/v1/members/[user_id]/route";
import type { Database } from "@/lib/db/database";
import { findOnCall } from "@/lib/db/rotations";
import { makeCast, makeCastMember, makeKeyOf, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeJob } from "@/lib/testing/factories/jobs";
import { makeNotification } from "@/lib/testing/factories/notifications";
import { makePreference } from "@/lib/testing/factories/people";
import { makeTemplate } from "@/lib/testing/factories/templates";
import { send, sessionOf } from "@/lib/testing/request";

describeWithDatabase("leaving an organisation", (db: () => Database) => {
  let cast: Cast;

  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
  });

  const remove = (as: CastMember, { userId }: { userId: string }) =>
    send(removeMember, { as, params: { user_id: userId } });
  const isMember = async ({ userId, organisationId }: CastMember) =>
    (await db().prisma.membership.count({ where: { userId, organisationId } })) === 1;

  it("leaves what they made, and takes what acts or waits for them", async () => {
    const { organisationId, bob } = cast;
    const { userId } = bob;
    const job = await makeJob(organisationId, { ownerId: userId });
    const template = await makeTemplate(organisationId, { createdById: userId });
    const preference = await makePreference(organisationId, userId);
    await db().prisma.secret.create({
      data: {
        organisationId,
        ownerId: preference.id,
        field: "preferences.slack_webhook_url",
        ciphertext: "x",
        last4: "",
      },
    });
    const held = await makeNotification(organisationId, {
      userId,
      state: "held",
      nextAttemptAt: null,
      heldUntil: new Date(Date.now() + 3_600_000),
    });
    const session = await sessionOf(bob);

    expect((await remove(cast.alice, bob)).status).toBe(204);

    expect(await isMember(bob)).toBe(false);
    expect((await send(getMe, { session })).status).toBe(401);
    expect((await send(getMe, { as: bob })).problem().detail).toBe("This API key is revoked.");
    expect((await send(getJob, { as: cast.alice, params: { key: job.key } })).status).toBe(200);
    const { prisma } = db();
    expect(await prisma.job.count({ where: { id: job.id, ownerId: userId } })).toBe(1);
    expect(await prisma.template.count({ where: { id: template.id } })).toBe(1);
    expect(await prisma.preference.count()).toBe(0);
    expect(await prisma.secret.count()).toBe(0);
    expect((await prisma.notification.findUniqueOrThrow({ where: { id: held.id } })).state).toBe("cancelled");
    expect(await prisma.auditEntry.findFirst({ where: { action: "member.remove" } })).toMatchObject({
      actorId: cast.alice.userId,
      subjectId: userId,
      before: { name: "Bob", role: "member" },
      after: { keys_revoked: 1, messages_cancelled: 1 },
    });
  });

  it("does not bring an old key or session back for who comes again", async () => {
    const session = await sessionOf(cast.bob);
    await remove(cast.alice, cast.bob);
    const { organisationId, userId, apiKey } = cast.bob;
    await db().prisma.membership.create({ data: { organisationId, userId, role: "member" } });

    expect((await send(getMe, { key: apiKey })).status).toBe(401);
    expect((await send(getMe, { session })).status).toBe(401);
    const { data } = (await send(listApiKeys, { as: cast.alice })).result();
    expect(data.map(({ acts_as }) => acts_as?.name)).not.toContain("Bob");
  });

  it("leaves their keys, sessions and messages in other organisations alone", async () => {
    const { userId } = cast.bob;
    const organisationId = cast.charlie.organisationId;
    await db().prisma.membership.create({ data: { organisationId, userId, role: "member" } });
    const key = await makeKeyOf({ organisationId, userId });
    const session = await sessionOf({ organisationId, userId });
    const theirs = await makeNotification(organisationId, { userId });

    await remove(cast.alice, cast.bob);

    expect((await send(getMe, { key })).status).toBe(200);
    expect((await send(getMe, { session })).result().organisation.id).toBe(organisationId);
    expect((await db().prisma.notification.findUniqueOrThrow({ where: { id: theirs.id } })).state).toBe(
      "queued",
    );
  });

  it("lets a rotation pass them over", async () => {
    const { organisationId, bob, ann } = cast;
    const { id } = await db().prisma.rotation.create({
      data: {
        organisationId,
        name: "Night",
        zone: "UTC",
        memberIds: [bob.userId, ann.userId],
        startsOn: "2026-01-05",
      },
    });
    await remove(cast.alice, bob);

    for (const day of ["2026-01-06T12:00:00Z", "2026-01-13T12:00:00Z"]) {
      const onCall = await findOnCall(db().prisma, organisationId, [id], new Date(day));
      expect(onCall.get(id)?.userId).toBe(ann.userId);
    }
  });

  it("is for admins to decide, also about themselves while another one stays", async () => {
    expect((await remove(cast.ann, cast.bob)).status).toBe(403);
    expect((await remove(cast.charlie, cast.bob)).status).toBe(404);
    expect((await remove(cast.alice, cast.alice)).problem()).toMatchObject({
      status: 409,
      detail: "Alice is the last admin. Make somebody else an admin first.",
    });
    await makeCastMember(cast.organisationId, "Second", "admin");
    expect((await remove(cast.alice, cast.alice)).status).toBe(204);
    expect([await isMember(cast.alice), await isMember(cast.bob)]).toEqual([false, true]);
  });

  it("leaves one of two admins who remove each other at once", async () => {
    const second = await makeCastMember(cast.organisationId, "Second", "admin");
    const answers = await Promise.all([remove(cast.alice, second), remove(second, cast.alice)]);

    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const { organisationId } = cast;
    expect(await db().prisma.membership.count({ where: { organisationId, role: "admin" } })).toBe(1);
  });

  it("is root's alone for root", async () => {
    await db().prisma.user.update({ where: { id: cast.bob.userId }, data: { isRoot: true } });

    expect((await remove(cast.alice, cast.bob)).status).toBe(403);
    expect(await isMember(cast.bob)).toBe(true);
  });

  it("takes back the invitations of an admin, whose links they may know", async () => {
    const second = await makeCastMember(cast.organisationId, "Second", "admin");
    const body = { email: "second.self@example.org", role: "admin" as const };
    const { link } = (await send(createInvitation, { as: second, body })).result();
    const token = new URL(link.url).hash.replace("#token=", "");

    await remove(cast.alice, second);

    const back = await send(acceptInvitation, { body: { token, name: "Me", password: "a good password" } });
    expect(back.status).toBe(404);
    expect(back.problem().detail).toContain("taken back");
  });
});
