import { beforeEach, expect, it } from "vitest";
import { PUT as switchOrganisation } from "@/app/api/v1/me/organisation/route";
import { DELETE as endSession } from "@/app/api/v1/me/sessions/[id]/route";
import { DELETE as endAllSessions, GET as listSessions } from "@/app/api/v1/me/sessions/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import type { Database } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase } from "@/lib/testing/database";
import { send, sessionOf } from "@/lib/testing/request";

describeWithDatabase("one's own sessions", (db: () => Database) => {
  let cast: Cast;
  let session: string;

  beforeEach(async () => {
    cast = await makeCast();
    session = await sessionOf(cast.bob);
  });

  const statusOf = async (cookie: string) => (await send(getMe, { session: cookie })).status;
  const list = async (sending = { session }) => (await send(listSessions, sending)).result().data;
  const actionsOf = async (userId: string) =>
    (await db().prisma.auditEntry.findMany({ where: { subjectId: userId }, orderBy: { id: "asc" } })).map(
      ({ action }) => action,
    );

  it("are listed, the latest first, with the one that asks", async () => {
    const { userId, organisationId } = cast.bob;
    const elsewhere = await db().prisma.session.create({
      data: {
        userId,
        organisationId,
        method: "oidc",
        userAgent: "Another browser",
        address: "198.51.100.7",
        lastSeenAt: new Date(Date.now() - 3_600_000),
      },
    });
    await sessionOf(cast.ann);

    const sessions = await list();
    expect(sessions.map(({ is_current }) => is_current)).toEqual([true, false]);
    expect(sessions[1]).toEqual({
      id: elsewhere.id,
      is_current: false,
      method: "oidc",
      user_agent: "Another browser",
      address: "198.51.100.7",
      created_at: elsewhere.createdAt.toISOString(),
      last_seen_at: elsewhere.lastSeenAt.toISOString(),
    });
  });

  it("are listed without those that are over", async () => {
    const { userId, organisationId } = cast.bob;
    const lastSeenAt = new Date(Date.now() - 12.1 * 3_600_000);
    await db().prisma.session.create({ data: { userId, organisationId, method: "password", lastSeenAt } });

    expect(await list()).toHaveLength(1);
  });

  it("end one by one, at once", async () => {
    const elsewhere = await sessionOf(cast.bob);
    const other = (await list()).find(({ is_current }) => !is_current);
    const answer = await send(endSession, { session, params: { id: other?.id ?? "" } });

    expect(answer.status).toBe(204);
    expect(await statusOf(elsewhere)).toBe(401);
    expect(await statusOf(session)).toBe(200);
    expect(await actionsOf(cast.bob.userId)).toEqual(["session.end"]);
  });

  it("are not somebody else's to end, nor to know of", async () => {
    const [anns] = await list({ session: await sessionOf(cast.ann) });
    const foreign = await send(endSession, { session, params: { id: anns?.id ?? "" } });
    const none = await send(endSession, { session, params: { id: newId() } });

    expect([foreign.status, none.status]).toEqual([404, 404]);
    expect(await db().prisma.session.count({ where: { id: anns?.id ?? "" } })).toBe(1);
  });

  it("end all at once, here as well, and no one else's", async () => {
    const [elsewhere, anns] = [await sessionOf(cast.bob), await sessionOf(cast.ann)];

    expect((await send(endAllSessions, { session })).status).toBe(204);
    expect([await statusOf(session), await statusOf(elsewhere), await statusOf(anns)]).toEqual([
      401, 401, 200,
    ]);
    expect(await db().prisma.session.count({ where: { userId: cast.bob.userId } })).toBe(0);
    expect(await actionsOf(cast.bob.userId)).toEqual(["session.end_all"]);
  });

  it("can be seen and ended with an API key, to which none of them belongs", async () => {
    const [only, ...others] = (await send(listSessions, { as: cast.bob })).result().data;
    expect(others).toEqual([]);
    expect(only?.is_current).toBe(false);

    expect((await send(endSession, { as: cast.bob, params: { id: only?.id ?? "" } })).status).toBe(204);
    expect(await statusOf(session)).toBe(401);
  });
});

describeWithDatabase("looking at another organisation", (db: () => Database) => {
  let cast: Cast;
  let session: string;

  beforeEach(async () => {
    cast = await makeCast();
    await db().prisma.membership.create({
      data: { userId: cast.bob.userId, organisationId: cast.charlie.organisationId, role: "author" },
    });
    session = await sessionOf(cast.bob);
  });

  const change = (organisationId: string) =>
    send(switchOrganisation, { session, body: { organisation_id: organisationId } });
  const whereAmI = async (cookie = session) =>
    (await send(getMe, { session: cookie })).result().organisation.id;

  it("changes it for the session in all its windows, with the role that one has there", async () => {
    const elsewhere = await sessionOf(cast.bob);
    const answer = await change(cast.charlie.organisationId);

    expect(answer.result()).toMatchObject({
      user: { id: cast.bob.userId },
      role: "author",
      organisation: { id: cast.charlie.organisationId },
    });
    expect(await whereAmI()).toBe(cast.charlie.organisationId);
    expect(await whereAmI(elsewhere)).toBe(cast.organisationId);
    const entry = await db().prisma.auditEntry.findFirstOrThrow({ where: { action: "session.switch" } });
    expect(entry).toMatchObject({ organisationId: cast.charlie.organisationId, actorId: cast.bob.userId });

    await change(cast.organisationId);
    expect(await whereAmI()).toBe(cast.organisationId);
  });

  it("is for members only", async () => {
    const stranger = await db().prisma.organisation.create({ data: { slug: newId(), name: "Another" } });

    const [foreign, none] = [await change(stranger.id), await change(newId())];
    expect([foreign.status, none.status]).toEqual([404, 404]);
    expect(await whereAmI()).toBe(cast.organisationId);
  });

  it("is not for API keys, even beside a session", async () => {
    const body = { organisation_id: cast.charlie.organisationId };
    const answer = await send(switchOrganisation, { as: cast.bob, session, body });

    expect(answer.status).toBe(403);
    expect(answer.problem().detail).toContain("belongs to one organisation");
    expect(await whereAmI()).toBe(cast.organisationId);
  });
});
