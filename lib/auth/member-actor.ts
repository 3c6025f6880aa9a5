import type { Actor, Scope } from "@/lib/core/actor";
import type { ActingMember } from "@/lib/db/memberships";

/** A signed-in person: everything that the role allows. */
export function userActor({ organisationId, userId, role, isRoot, email }: ActingMember): Actor {
  return { kind: "user", organisationId, userId, role, scopes: null, isRoot, label: email };
}

/**
 * A key acts as its member. Without one it acts as the organisation's first admin; before there is any, as an admin
 * who is nobody in particular.
 */
export function keyActor(
  key: { organisationId: string; name: string; scopes: readonly Scope[]; expiresAt: Date | null },
  member: ActingMember | null,
): Actor {
  return {
    kind: "api_key",
    organisationId: key.organisationId,
    userId: member?.userId ?? null,
    role: member?.role ?? "admin",
    scopes: key.scopes,
    isRoot: member?.isRoot ?? true,
    ...(key.expiresAt && { expiresAt: key.expiresAt }),
    label: `API key ${key.name}`,
  };
}
