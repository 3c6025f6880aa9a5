import { requireAccess, type Actor } from "@/lib/core/actor";
import { listApiKeys as listRows } from "@/lib/db/api-keys";
import { database } from "@/lib/db/database";
import { findFirstAdmin } from "@/lib/db/memberships";
import type { ApiKeyView } from "@/lib/schemas/account";
import { viewApiKey } from "./api-key-view";

/** The organisation's keys that were not revoked, newest first. A key of nobody's is shown as the first admin's. */
export async function listApiKeys({ actor }: { actor: Actor }): Promise<ApiKeyView[]> {
  requireAccess(actor, "admin", "settings:write");
  const { prisma } = database();
  const rows = await listRows(prisma, actor.organisationId);
  const firstAdmin = rows.some(({ user }) => !user)
    ? await findFirstAdmin(prisma, actor.organisationId)
    : null;
  const stand = firstAdmin && { id: firstAdmin.userId, name: firstAdmin.name };
  return rows.map((row) => viewApiKey({ ...row, user: row.user ?? stand }));
}
