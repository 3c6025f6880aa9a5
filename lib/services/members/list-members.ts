import type { Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { listMembers as listRows } from "@/lib/db/memberships";
import type { MemberView } from "@/lib/schemas/member";
import { viewMember } from "./member-view";

/** The organisation's people by name. */
export async function listMembers({ actor }: { actor: Actor }): Promise<MemberView[]> {
  return (await listRows(database().prisma, actor.organisationId)).map(viewMember);
}
