import { requireRoot, type Actor } from "@/lib/core/actor";
import type { SettingsLevel } from "@/lib/db/settings-secrets";

/** Whose settings are asked for: those of the actor's organisation, or root's, for which it throws ForbiddenError. */
export function levelOf(actor: Actor, kind: SettingsLevel["kind"]): SettingsLevel {
  if (kind === "organisation") return { kind, organisationId: actor.organisationId };
  requireRoot(actor);
  return { kind };
}
