import type { Actor } from "@/lib/core/actor";

/** Runbell itself, on behalf of what `label` names. */
export function systemActor(organisationId: string, label: string): Actor {
  return { kind: "system", organisationId, userId: null, role: "admin", scopes: null, isRoot: true, label };
}
