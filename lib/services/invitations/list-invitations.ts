import { requireAccess, type Actor } from "@/lib/core/actor";
import { readClock } from "@/lib/db/clock";
import { database } from "@/lib/db/database";
import { listInvitations as listRows } from "@/lib/db/invitations";
import type { InvitationView } from "@/lib/schemas/invitation";
import { viewInvitation } from "./invitation-view";

/** Who is invited and has not come yet, also where the link has expired; the newest first. */
export async function listInvitations({ actor }: { actor: Actor }): Promise<InvitationView[]> {
  requireAccess(actor, "admin", "settings:write");
  const { prisma } = database();
  const now = await readClock(prisma);
  return (await listRows(prisma, actor.organisationId)).map((row) => viewInvitation(row, now));
}
