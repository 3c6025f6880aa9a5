import { makeJob } from "@/lib/testing/factories/jobs";
import { makeOrganisation } from "@/lib/testing/factories/organisations";
import { makeMember } from "@/lib/testing/factories/people";

/** An organisation with Alice (admin) and Bob (author), and a job of Bob's. */
export async function makeAcme() {
  const { id: organisationId } = await makeOrganisation({ slug: "acme", name: "Acme" });
  const alice = await makeMember(organisationId, "admin", {
    name: "Alice",
    username: "alice",
    email: "alice@example.org",
  });
  const bob = await makeMember(organisationId, "author", {
    name: "Bob",
    username: "bob",
    email: "bob@example.org",
  });
  const job = await makeJob(organisationId, { key: "backup", name: "Backup", ownerId: bob.id });
  return { organisationId, alice, bob, job };
}
