import type { Actor, Role } from "@/lib/core/actor";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMembers } from "@/lib/testing/factories/people";

/** Alice (admin), Ann (author) and Bob (member) of one organisation; Charlie, an admin, of another. */
export async function makePeople() {
  const acme = await makeOrganisation({ name: "Acme" });
  const other = await makeOrganisation({ name: "Other" });
  const [alice, ann, bob, charlie] = await makeActors([
    { organisationId: acme.id, name: "Alice", role: "admin" },
    { organisationId: acme.id, name: "Ann", role: "author" },
    { organisationId: acme.id, name: "Bob", role: "member" },
    { organisationId: other.id, name: "Charlie", role: "admin" },
  ]);
  if (!alice || !ann || !bob || !charlie) throw new Error("Somebody is missing");
  return { acme: acme.id, other: other.id, alice, ann, bob, charlie };
}

async function makeActors(
  people: readonly { organisationId: string; name: string; role: Role }[],
): Promise<(Actor & { userId: string })[]> {
  const members = await makeMembers(
    people.map(({ name, ...place }) => {
      const key = name.toLowerCase();
      return { ...place, fields: { name, username: key, email: `${key}@example.org` } };
    }),
  );
  return members.map(({ organisationId, userId, role, name }) => ({
    kind: "user",
    organisationId,
    userId,
    role,
    scopes: null,
    isRoot: false,
    label: name,
  }));
}
