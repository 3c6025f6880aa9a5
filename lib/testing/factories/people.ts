import type { Role } from "@/lib/core/actor";
import type { PreferenceChannel } from "@/lib/core/channel-kind";
import type { Db } from "@/lib/db/database";
import { newId } from "@/lib/db/new-id";
import type { Prisma } from "@/prisma/generated/client";
import { next, openDb, suffix, type Fields } from "./making";

export async function makeUser(fields: Fields<Prisma.UserUncheckedCreateInput> = {}, db: Db = openDb()) {
  return db.user.create({ data: userOf(fields) });
}

function userOf(fields: Fields<Prisma.UserUncheckedCreateInput>) {
  const name = `person-${next()}-${suffix()}`;
  return { email: `${name}@example.org`, username: name, name, ...fields };
}

/** A new person in the organisation. */
export async function makeMember(
  organisationId: string,
  role: Role = "member",
  fields: Fields<Prisma.UserUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  const user = await makeUser(fields, db);
  await db.membership.create({ data: { organisationId, userId: user.id, role } });
  return user;
}

/** New people, who came one after the other, in two statements: most tests begin with a few. */
export async function makeMembers(
  members: readonly {
    organisationId: string;
    role: Role;
    fields: Fields<Omit<Prisma.UserCreateManyInput, "id">>;
  }[],
  db: Db = openDb(),
) {
  const first = Date.now() - members.length;
  const people = members.map(({ organisationId, role, fields }, index) => {
    const createdAt = new Date(first + index);
    const user = { createdAt, ...userOf(fields), id: newId() };
    return { user, membership: { organisationId, userId: user.id, role, createdAt } };
  });
  await db.user.createMany({ data: people.map(({ user }) => user) });
  await db.membership.createMany({ data: people.map(({ membership }) => membership) });
  return people.map(({ user: { id, name, email }, membership: { organisationId, role } }) => ({
    userId: id,
    organisationId,
    role,
    name,
    email,
  }));
}

export async function makePreference(
  organisationId: string,
  userId: string,
  fields: Fields<Prisma.PreferenceUncheckedCreateInput> = {},
  db: Db = openDb(),
) {
  return db.preference.create({ data: { organisationId, userId, ...fields } });
}

/** The person has shown that their own address of that kind is theirs, so that messages go there. */
export async function verifyAddress(
  { id: preferenceId, organisationId }: { id: string; organisationId: string },
  kind: PreferenceChannel,
  db: Db = openDb(),
) {
  const [sentAt, verifiedAt] = [new Date(), new Date()];
  return db.addressVerification.create({
    data: { organisationId, preferenceId, kind, addressHash: "any", sentAt, verifiedAt },
  });
}
