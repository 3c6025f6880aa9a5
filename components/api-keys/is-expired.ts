import type { ApiKeyView } from "@/lib/schemas/account";

export function isExpired({ expires_at }: Pick<ApiKeyView, "expires_at">, now: number | null): boolean {
  return expires_at !== null && now !== null && new Date(expires_at).getTime() <= now;
}
