import type { Actor } from "@/lib/core/actor";
import { NotFoundError } from "@/lib/core/errors";
import { database, type Db } from "@/lib/db/database";
import { findActingMember, findOrganisation, listOrganisationsOf } from "@/lib/db/memberships";
import { loadSettingsInForce } from "@/lib/db/settings-in-force";
import { findProfile } from "@/lib/db/users";
import type { MeView } from "@/lib/schemas/account";

/** Who the actor is, and where. A key of RUNBELL_API_KEY is nobody while there is no admin. */
export function getMe({ actor }: { actor: Actor }): Promise<MeView> {
  return readMe(database().prisma, actor);
}

/** The same as it is after changes in a transaction. */
export async function readMe(db: Db, actor: Actor): Promise<MeView> {
  const { organisationId, userId, role, isRoot } = actor;
  const organisation = await findOrganisation(db, organisationId);
  if (!organisation) throw new NotFoundError("organisation");
  const settings = await loadSettingsInForce(db, [organisationId]);
  const here = { ...organisation, role };
  return {
    user: userId === null ? null : await readUser(db, organisationId, userId),
    role,
    is_root: isRoot,
    organisation: { ...organisation, is_on: settings.get(organisationId)?.isOn ?? true },
    organisations: actor.kind === "user" && userId ? await listOrganisationsOf(db, userId) : [here],
  };
}

async function readUser(db: Db, organisationId: string, userId: string): Promise<MeView["user"]> {
  const member = await findActingMember(db, organisationId, userId);
  if (!member) return null;
  const { name, locale, timezone, hasPassword } = await findProfile(db, userId);
  return { id: userId, name, email: member.email, locale, timezone, has_password: hasPassword };
}
