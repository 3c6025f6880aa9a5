import { makeApiKey } from "@/lib/auth/api-token";
import { userActor } from "@/lib/auth/member-actor";
import { hashPassword } from "@/lib/auth/password";
import { scopes as allScopes, type Actor, type Role, type Scope } from "@/lib/core/actor";
import { database, type Db } from "@/lib/db/database";
import { makeOrganisation } from "./factories/organisations";
import { makeMembers } from "./factories/people";

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
  const [alice, ann, bob, charlie] = await makeCastMembers(
    [
      { organisationId, name: "Alice", role: "admin" },
      { organisationId, name: "Ann", role: "author" },
      { organisationId, name: "Bob", role: "member" },
      { organisationId: otherId, name: "Charlie", role: "admin" },
    ],
    db,
  );
  if (!alice || !ann || !bob || !charlie) throw new Error("Somebody of the cast is missing");
  return { organisationId, alice, ann, bob, charlie };
}

/** One more person, who can sign in and has a key. */
export async function makeCastMember(
  organisationId: string,
  name: string,
  role: Role,
  db: Db = database().prisma,
): Promise<CastMember> {
  const [member] = await makeCastMembers([{ organisationId, name, role }], db);
  if (!member) throw new Error(`${name} did not become a member`);
  return member;
}

async function makeCastMembers(
  people: readonly { organisationId: string; name: string; role: Role }[],
  db: Db,
): Promise<CastMember[]> {
  const hash = await (passwordHash ??= hashPassword(PASSWORD));
  const members = await makeMembers(
    people.map(({ name, ...place }) => ({ ...place, fields: { name, passwordHash: hash } })),
    db,
  );
  const keys = members.map(({ organisationId, userId }) => keyOf({ organisationId, userId }));
  await db.apiKey.createMany({ data: keys.map(({ row }) => row) });
  return members.map((member, index) => ({
    userId: member.userId,
    organisationId: member.organisationId,
    name: member.name,
    email: member.email,
    password: PASSWORD,
    actor: userActor({ ...member, isRoot: false, sessionVersion: 1 }),
    apiKey: keys[index]?.key ?? "",
  }));
}

/** An API key that acts as the person. */
export async function makeKeyOf(
  { organisationId, userId }: { organisationId: string; userId: string | null },
  fields: { scopes?: Scope[]; expiresAt?: Date; revokedAt?: Date } = {},
  db: Db = database().prisma,
): Promise<string> {
  const { key, row } = keyOf({ organisationId, userId }, fields);
  await db.apiKey.create({ data: row });
  return key;
}

function keyOf(
  place: { organisationId: string; userId: string | null },
  fields: { scopes?: Scope[]; expiresAt?: Date; revokedAt?: Date } = {},
) {
  const { key, ...stored } = makeApiKey();
  return {
    key: key.reveal(),
    row: { ...place, name: "Test key", scopes: [...allScopes], ...stored, ...fields },
  };
}
