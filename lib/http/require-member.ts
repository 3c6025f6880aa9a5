import { requireAccess, requireRoot, type Actor } from "@/lib/core/actor";
import type { Access } from "@/lib/schemas/operation";

/** Throws ForbiddenError unless the actor may call an operation that is for members. */
export function requireMember(
  actor: Actor,
  { role, scope, root }: Extract<Access, { kind: "member" }>,
): void {
  requireAccess(actor, role, scope);
  if (root) requireRoot(actor);
}
