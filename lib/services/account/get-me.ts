import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { database } from "@/lib/db/database";
import { findActingMember, findOrganisation } from "@/lib/db/memberships";
import { loadSettingsInForce } from "@/lib/db/settings-in-force";
import type { MeView } from "@/lib/schemas/account";

/** Who the actor is, and where. A key of RUNBELL_API_KEY is nobody while there is no admin. */
export async function getMe({ actor }: { actor: Actor }): Promise<MeView> {
  const { organisationId, userId, role, isRoot } = actor;
  const { prisma } = database();
  const organisation = await findOrganisation(prisma, organisationId);
  if (!organisation) throw new NotFoundError("organisation");
  const settings = await loadSettingsInForce(prisma, [organisationId]);
  const member = userId && (await findActingMember(prisma, organisationId, userId));
  return {
    user: member ? { id: member.userId, name: member.name, email: member.email } : null,
    role,
    is_root: isRoot,
    organisation: { ...organisation, is_on: settings.get(organisationId)?.isOn ?? true },
  };
}
