import { makeApiKey } from "@/lib/auth/api-token";
import { requireAccess, type Actor, type Scope } from "@/lib/core/actor";
import { ForbiddenError, InvalidInputError } from "@/lib/core/errors";
import { insertApiKey } from "@/lib/db/api-keys";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import type { ApiKeyView } from "@/lib/schemas/account";
import { viewApiKey } from "./api-key-view";

/**
 * Makes a key that acts as the actor; the answer is the only place where the key itself ever is. A key makes none that may
 * do more, or longer, than itself: throws ForbiddenError and InvalidInputError.
 */
export async function createApiKey({
  actor,
  input,
}: {
  actor: Actor;
  input: { name: string; scopes: Scope[]; expires_at?: string | null };
}): Promise<ApiKeyView & { key: string }> {
  requireAccess(actor, "admin", "settings:write");
  const missing = input.scopes.filter((scope) => actor.scopes && !actor.scopes.includes(scope));
  if (missing.length > 0)
    throw new ForbiddenError(`This API key cannot give what it does not have: ${missing.join(", ")}.`);
  const expiresAt = input.expires_at ? new Date(input.expires_at) : null;
  requireFitting(actor, expiresAt);

  const { key, ...stored } = makeApiKey();
  return withTransaction(async (tx) => {
    const row = await insertApiKey(tx, {
      organisationId: actor.organisationId,
      userId: actor.userId,
      name: input.name,
      scopes: [...new Set(input.scopes)],
      expiresAt,
      ...stored,
    });
    const view = viewApiKey(row);
    const { name, prefix, scopes, expires_at } = view;
    await recordAudit(tx, actor, {
      action: "api_key.create",
      subjectId: row.id,
      after: { name, prefix, scopes, expires_at },
    });
    return { ...view, key: key.reveal() };
  });
}

function requireFitting(actor: Actor, expiresAt: Date | null): void {
  const pointer = "/expires_at";
  if (expiresAt && expiresAt.getTime() <= Date.now())
    throw new InvalidInputError("The key would have expired already.", [
      { pointer, detail: "must be in the future" },
    ]);
  if (actor.expiresAt && (!expiresAt || expiresAt > actor.expiresAt))
    throw new InvalidInputError("This API key cannot make one that outlives it.", [
      { pointer, detail: `must be ${actor.expiresAt.toISOString()} at the latest` },
    ]);
}
