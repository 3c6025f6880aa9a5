import { beforeEach, expect, it } from "vitest";
import type { Database } from "@/lib/db/database";
import { Secret } from "@/lib/secrets";
import { makeCastMember } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember } from "@/lib/testing/factories/people";
import { tryPassword } from "@/lib/testing/try-password";
import { ensureFirstAdmin } from "./first-admin";
import { verifyPassword } from "./password";

const admin = { email: "ada.lovelace@example.org", password: new Secret("a good password") };

describeWithDatabase("ensureFirstAdmin", (db: () => Database) => {
  beforeEach(() => truncateAll(db()));

  const listAdmins = () =>
    db().prisma.user.findMany({
      where: { memberships: { some: { role: "admin" } } },
      include: { memberships: true },
    });

  it("makes the configured admin, as root, who can sign in", async () => {
    expect(await ensureFirstAdmin({ admin })).toBeNull();

    const [made, ...others] = await listAdmins();
    expect(others).toEqual([]);
    expect(made).toMatchObject({
      email: admin.email,
      name: "Ada Lovelace",
      username: "ada.lovelace",
      isRoot: true,
    });
    expect(await tryPassword(admin.email, "a good password")).toBe(made?.id);
    expect(await db().prisma.auditEntry.findMany({ where: { action: "organisation.set_up" } })).toHaveLength(
      1,
    );
  });

  it("changes nothing later, neither the password nor the people", async () => {
    await ensureFirstAdmin({ admin });
    await ensureFirstAdmin({ admin: { ...admin, password: new Secret("another password") } });
    await ensureFirstAdmin({ admin: { ...admin, email: "eve@example.org" } });
    expect(await ensureFirstAdmin({ admin: null })).toBeNull();

    const admins = await listAdmins();
    expect(admins.map(({ email }) => email)).toEqual([admin.email]);
    expect(await verifyPassword(admins[0]?.passwordHash ?? null, "a good password")).toBe(true);
  });

  it("makes one admin when many processes start at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        ensureFirstAdmin({ admin: { ...admin, email: `admin${number}@example.org` } }),
      ),
    );

    expect(answers).toEqual(Array.from({ length: 8 }, () => null));
    expect(await listAdmins()).toHaveLength(1);
    expect(await db().prisma.organisation.count()).toBe(1);
  });

  it("gives a person who is known without a password one, and a place among the admins", async () => {
    const { id: organisationId } = await makeOrganisation();
    const { id } = await makeMember(organisationId, "member", { email: admin.email });
    await ensureFirstAdmin({ admin });

    expect(await listAdmins()).toMatchObject([
      { id, isRoot: true, memberships: [{ organisationId, role: "admin" }] },
    ]);
    expect(await tryPassword(admin.email, "a good password")).toBe(id);
  });

  it("opens a set-up while nobody can sign in as admin, and voids the token before", async () => {
    const { id: organisationId } = await makeOrganisation();
    await makeMember(organisationId, "admin", { name: "Demo" });
    const first = await ensureFirstAdmin({ admin: null });
    const second = await ensureFirstAdmin({ admin: null });

    expect(first).toMatch(/^[\w-]{43}$/);
    expect(second).not.toBe(first);
    const rows = await db().prisma.setupToken.findMany();
    expect(rows).toMatchObject([{ id: 1, usedAt: null }]);
    expect(JSON.stringify(rows)).not.toContain(second);
  });

  it("closes the set-up once there is an admin", async () => {
    const { id: organisationId } = await makeOrganisation();
    await ensureFirstAdmin({ admin: null });
    await makeCastMember(organisationId, "Alice", "admin");

    expect(await ensureFirstAdmin({ admin: null })).toBeNull();
    expect(await db().prisma.setupToken.findMany()).toMatchObject([{ usedAt: expect.any(Date) }]);
  });
});
