import type { Actor } from "@/lib/core/actor";
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/database";
import { listOrganisationsLeftAlone, lockMember, type MemberRow } from "@/lib/db/memberships";

/** The actor's fellow member, as lockMember gives and locks them. Throws NotFoundError for anybody else. */
export async function requireMember(tx: Tx, actor: Actor, userId: string): Promise<MemberRow> {
  const member = await lockMember(tx, actor.organisationId, userId);
  if (!member) throw new NotFoundError("member", userId);
  return member;
}

/**
 * People are one for all organisations, and only their membership is this one's: what concerns the whole person is for
 * root, unless the person is nobody elsewhere. Throws ForbiddenError; `deed` completes "Only root may …".
 */
export function requireWholePerson(
  actor: Pick<Actor, "isRoot">,
  { name, isRoot, isShared }: MemberRow,
  deed: string,
): void {
  if (actor.isRoot || (!isRoot && !isShared)) return;
  const why = isRoot ? "has rights above all organisations" : "belongs to other organisations as well";
  throw new ForbiddenError(`${name} ${why}: only root may ${deed}.`);
}

/** Throws ConflictError when one of the person's organisations, or the one named, would have no admin without them. */
export async function requireSuccessor(
  tx: Tx,
  { userId, name }: MemberRow,
  organisationId: string | null,
  pointer?: string,
): Promise<void> {
  const [first] = await listOrganisationsLeftAlone(tx, userId, organisationId);
  if (first === undefined) return;
  const where = organisationId === null ? ` of ${first}` : "";
  throw new ConflictError(
    `${name} is the last admin${where}. Make somebody else an admin first.`,
    pointer === undefined ? [] : [{ pointer, detail: "would leave the organisation without an admin" }],
  );
}
