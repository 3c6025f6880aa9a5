import { requireAccess, type Actor, type Role } from "@/lib/core/actor";
import { ConflictError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { cancelMessagesTo } from "@/lib/db/belongings";
import { withTransaction, type Tx } from "@/lib/db/database";
import { findMemberRow, setRole, type MemberRow } from "@/lib/db/memberships";
import { voidResets } from "@/lib/db/password-resets";
import { endSessions, setDisabled } from "@/lib/db/users";
import type { MemberView } from "@/lib/schemas/member";
import { viewMember } from "./member-view";
import { requireMember, requireSuccessor, requireWholePerson } from "./require-member";
import { voidLinksMadeBy } from "./void-links-made-by";

interface Change {
  role?: Role;
  is_disabled?: boolean;
}

/**
 * Changes a member's role, or lets them in no more; either ends their sessions. A disabled person is told nothing any
 * more, and what waits for them is cancelled. Throws ConflictError when an organisation would have no admin, and
 * ForbiddenError for disabling somebody who is not this organisation's alone.
 */
export async function updateMember({
  actor,
  userId,
  input: { role, is_disabled: isDisabled },
}: {
  actor: Actor;
  userId: string;
  input: Change;
}): Promise<MemberView> {
  requireAccess(actor, "admin", "settings:write");
  const { organisationId } = actor;
  return withTransaction(async (tx) => {
    const member = await requireMember(tx, actor, userId);
    if (role !== undefined && role !== member.role) await changeRole(tx, actor, member, role);
    if (isDisabled !== undefined && isDisabled !== member.isDisabled)
      await (isDisabled ? disable(tx, actor, member) : enable(tx, actor, member));
    return viewMember((await findMemberRow(tx, organisationId, userId)) ?? member);
  });
}

async function changeRole(tx: Tx, actor: Actor, member: MemberRow, role: Role): Promise<void> {
  const { organisationId } = actor;
  const { userId, email } = member;
  if (member.role === "admin") {
    await requireSuccessor(tx, member, organisationId, "/role");
    await voidLinksMadeBy(tx, organisationId, userId);
  }
  await setRole(tx, organisationId, userId, role);
  await endSessions(tx, userId);
  await recordAudit(tx, actor, {
    action: "member.change_role",
    subjectId: userId,
    before: { email, role: member.role },
    after: { email, role },
  });
}

async function disable(tx: Tx, actor: Actor, member: MemberRow): Promise<void> {
  const { userId, email } = member;
  const pointer = "/is_disabled";
  if (actor.userId === userId)
    throw new ConflictError("You cannot disable yourself.", [{ pointer, detail: "would lock you out" }]);
  requireWholePerson(actor, member, "disable them");
  await requireSuccessor(tx, member, null, pointer);
  if (member.role === "admin") await voidLinksMadeBy(tx, actor.organisationId, userId);
  await setDisabled(tx, userId, true);
  await voidResets(tx, userId);
  const cancelled = await cancelMessagesTo(tx, userId, null);
  await recordAudit(tx, actor, {
    action: "member.disable",
    subjectId: userId,
    after: { email, messages_cancelled: cancelled },
  });
}

async function enable(tx: Tx, actor: Actor, member: MemberRow): Promise<void> {
  const { userId, email } = member;
  requireWholePerson(actor, member, "let them in again");
  await setDisabled(tx, userId, false);
  await recordAudit(tx, actor, { action: "member.enable", subjectId: userId, after: { email } });
}
