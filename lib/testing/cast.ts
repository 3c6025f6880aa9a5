import { makeApiKey } from "@/lib/auth/api-token";
import { userActor } from "@/lib/auth/member-actor";
import { hashPassword } from "@/lib/auth/password";
import { scopes as allScopes, type Actor, type Role, type Scope } from "@/lib/core/actor";
import { database, type Db } from "@/lib/db/database";
import { findActingMember } from "@/lib/db/memberships";
import { makeMember, makeOrganisation } from "./factories";

/** A person of a test: as actor for services, with an API key of all scopes and a password for requests. */
export interface CastMember {
  userId: string;
  organisationId: string;
  name: string;
  email: string;
  password: string;
  actor: Actor;
  apiKey: string;
}

/** Alice owns, Ann and Bob belong, Charlie must see nothing of it. */
export interface Cast {
  organisationId: string;
  /** Admin. */
  alice: CastMember;
  /** Author. */
  ann: CastMember;
  /** Member. */
  bob: CastMember;
  /** Admin of another organisation. */
  charlie: CastMember;
}

const PASSWORD = "correct horse battery staple";
let passwordHash: Promise<string> | undefined;

/** Makes two organisations and their people. Each call makes new ones. */
export async function makeCast(db: Db = database().prisma): Promise<Cast> {
  const { id: organisationId } = await makeOrganisation({}, db);
  const { id: otherId } = await makeOrganisation({}, db);
  return {
    organisationId,
    alice: await makeCastMember(organisationId, "Alice", "admin", db),
    ann: await makeCastMember(organisationId, "Ann", "author", db),
    bob: await makeCastMember(organisationId, "Bob", "member", db),
    charlie: await makeCastMember(otherId, "Charlie", "admin", db),
  };
}

/** One more person, who can sign in and has a key. */
export async function makeCastMember(
  organisationId: string,
  name: string,
  role: Role,
  db: Db = database().prisma,
): Promise<CastMember> {
  const hash = await (passwordHash ??= hashPassword(PASSWORD));
  const { id: userId } = await makeMember(organisationId, role, { name, passwordHash: hash }, db);
  const member = await findActingMember(db, organisationId, userId);
  if (!member) throw new Error(`${name} did not become a member`);
  const apiKey = await makeKeyOf({ organisationId, userId }, {}, db);
  return {
    userId,
    organisationId,
    name,
    email: member.email,
    password: PASSWORD,
    actor: userActor(member),
    apiKey,
  };
}

/** An API key that acts as the person. */
export async function makeKeyOf(
  { organisationId, userId }: { organisationId: string; userId: string | null },
  fields: { scopes?: Scope[]; expiresAt?: Date; revokedAt?: Date } = {},
  db: Db = database().prisma,
): Promise<string> {
  const { key, ...stored } = makeApiKey();
  await db.apiKey.create({
    data: { organisationId, userId, name: "Test key", scopes: [...allScopes], ...stored, ...fields },
  });
  return key.reveal();
}
