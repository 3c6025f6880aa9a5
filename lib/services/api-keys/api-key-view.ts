import type { ApiKeyRow } from "@/lib/db/api-keys";
import type { ApiKeyView } from "@/lib/schemas/account";

/** The key without its secret, which is not stored. */
export function viewApiKey(row: ApiKeyRow): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    last4: row.last4,
    scopes: row.scopes,
    acts_as: row.user,
    expires_at: row.expiresAt?.toISOString() ?? null,
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
  };
}
