import type { Actor, Role } from "@/lib/core/actor";
import { makeMember, makeOrganisation } from "@/lib/testing/factories";

/** Alice (admin), Ann (author) and Bob (member) of one organisation; Charlie, an admin, of another. */
export async function makePeople() {
  const acme = await makeOrganisation({ name: "Acme" });
  const other = await makeOrganisation({ name: "Other" });
  return {
    acme: acme.id,
    other: other.id,
    alice: await makeActor(acme.id, "Alice", "admin"),
    ann: await makeActor(acme.id, "Ann", "author"),
    bob: await makeActor(acme.id, "Bob", "member"),
    charlie: await makeActor(other.id, "Charlie", "admin"),
  };
}

async function makeActor(
  organisationId: string,
  name: string,
  role: Role,
): Promise<Actor & { userId: string }> {
  const key = name.toLowerCase();
  const user = await makeMember(organisationId, role, { name, username: key, email: `${key}@example.org` });
  return { kind: "user", organisationId, userId: user.id, role, scopes: null, isRoot: false, label: name };
}
