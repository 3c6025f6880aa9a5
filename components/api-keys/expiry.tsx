"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import { StatusChip } from "@/components/ui/status-chip";
import { useNow } from "@/components/ui/use-now";
import type { ApiKeyView } from "@/lib/schemas/account";
import { isExpired } from "./is-expired";

export function Expiry({ apiKey }: { apiKey: ApiKeyView }) {
  const now = useNow(60_000);
  if (apiKey.expires_at === null) return <span>never</span>;
  if (isExpired(apiKey, now)) return <StatusChip state="attention" word="Expired" />;
  return <RelativeTime at={apiKey.expires_at} />;
}
