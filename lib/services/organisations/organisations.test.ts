import { beforeEach, expect, it } from "vitest";
import { PUT as switchOrganisation } from "@/app/api/v1/me/organisation/route";
import { GET as getMe } from "@/app/api/v1/me/route";
import { PATCH as renameOrganisation } from "@/app/api/v1/organisation/route";
import { GET as listOrganisations, POST as createOrganisation } from "@/app/api/v1/root/organisations/route";
import { GET as listTriggers } from "@/app/api/v1/triggers/route";
import type { Database } from "@/lib/db/database";
import { loadSettingsInForce } from "@/lib/db/settings-in-force";
import { makeCast, type Cast, type CastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send, sessionOf } from "@/lib/testing/request";

describeWithDatabase("organisations", (db: () => Database) => {
  let cast: Cast;

  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    await db().prisma.user.update({ where: { id: cast.alice.userId }, data: { isRoot: true } });
  });

  const create = (as: CastMember, body: object = { name: "New", slug: "new" }) =>
    send(createOrganisation, { as, body });
  const rename = (as: CastMember, name: string) => send(renameOrganisation, { as, body: { name } });

  it("are made by root, who leads them and can go there at once", async () => {
    const made = (await create(cast.alice, { name: "New", slug: "New-One" })).result();

    expect(made).toMatchObject({ slug: "new-one", name: "New", member_count: 1, is_on: true });
    const session = await sessionOf(cast.alice);
    const body = { organisation_id: made.id };
    expect((await send(switchOrganisation, { session, body })).result()).toMatchObject({
      role: "admin",
      organisation: { id: made.id, slug: "new-one" },
    });
    const rules = (await send(listTriggers, { session })).result();
    expect(rules.data.map(({ is_default }) => is_default)).not.toContain(false);
    expect(
      await db().prisma.auditEntry.findFirst({ where: { action: "organisation.create" } }),
    ).toMatchObject({
      organisationId: made.id,
      actorId: cast.alice.userId,
      after: { slug: "new-one", name: "New" },
    });
  });

  it("have a short name of their own", async () => {
    await create(cast.alice);

    const answer = await create(cast.alice, { name: "Other", slug: "NEW" });
    expect(answer.status).toBe(409);
    expect(answer.problem().errors).toEqual([{ pointer: "/slug", detail: "is taken" }]);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => create(cast.alice, { name: "Race", slug: "race" })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await db().prisma.organisation.count({ where: { slug: "race" } })).toBe(1);
    expect(
      (await create(cast.alice, { name: "Bad", slug: "no spaces" })).problem().errors?.[0]?.pointer,
    ).toBe("/slug");
  });

  it("are listed for root with the number of their people, by name", async () => {
    await db().prisma.organisation.update({
      where: { id: cast.organisationId },
      data: { name: "Zulu", mode: "off" },
    });
    await db().prisma.organisation.update({
      where: { id: cast.charlie.organisationId },
      data: { name: "Alpha" },
    });

    const { data } = (await send(listOrganisations, { as: cast.alice })).result();

    expect(data.map(({ name, member_count, is_on }) => [name, member_count, is_on])).toEqual([
      ["Alpha", 1, true],
      ["Zulu", 3, false],
    ]);
  });

  it("are root's: other admins neither see nor make any", async () => {
    for (const as of [cast.charlie, cast.ann]) {
      expect((await send(listOrganisations, { as })).status).toBe(403);
      expect((await create(as)).status).toBe(403);
    }
    expect(await db().prisma.organisation.count()).toBe(2);
  });

  it("get another name from their admins, which is no change of their settings", async () => {
    const versionOf = async () => {
      const settings = await loadSettingsInForce(db().prisma, [cast.organisationId]);
      return settings.get(cast.organisationId)?.version;
    };
    const before = await versionOf();

    expect((await rename(cast.alice, " Acme & Co ")).result()).toMatchObject({
      id: cast.organisationId,
      name: "Acme & Co",
      member_count: 3,
    });
    expect((await send(getMe, { as: cast.bob })).result().organisation.name).toBe("Acme & Co");
    expect(await versionOf()).toBe(before);
    await rename(cast.alice, "Acme & Co");
    expect(await db().prisma.auditEntry.count({ where: { action: "organisation.rename" } })).toBe(1);
  });

  it("get none from others, and never another organisation's", async () => {
    expect((await rename(cast.ann, "Mine")).status).toBe(403);
    expect((await rename(cast.bob, "Mine")).status).toBe(403);
    await rename(cast.charlie, "Charlie's");

    const names = await db().prisma.organisation.findMany({ select: { id: true, name: true } });
    expect(names.find(({ id }) => id === cast.charlie.organisationId)?.name).toBe("Charlie's");
    expect(names.find(({ id }) => id === cast.organisationId)?.name).not.toBe("Mine");
    expect((await rename(cast.alice, " ")).problem().errors?.[0]?.pointer).toBe("/name");
  });
});
