import { scopes, type Actor } from "@/lib/core/actor";
import { ForbiddenError } from "@/lib/core/errors";

/**
 * Whoever holds a link signs in as a person, and may then do all that the person may. Throws ForbiddenError for an API key
 * that may do less itself.
 */
export function requireFullKey(actor: Actor): void {
  const missing = scopes.filter((scope) => actor.scopes && !actor.scopes.includes(scope));
  if (missing.length > 0)
    throw new ForbiddenError(
      `This API key cannot make a link with which somebody may do more than itself. It lacks: ${missing.join(", ")}.`,
    );
}
