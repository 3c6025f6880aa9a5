"use client";

import { capitalised, countOf } from "@/components/runs/count-words";
import { useNow } from "@/components/ui/use-now";
import type { ApiKeyView } from "@/lib/schemas/account";
import { isExpired } from "./is-expired";

export function ApiKeysSentence({ keys }: { keys: ApiKeyView[] | undefined }) {
  const now = useNow(60_000);
  const lead = "Programs use a key instead of a password.";
  if (!keys) return <>{lead}</>;
  const expired = keys.filter((key) => isExpired(key, now)).length;
  const unused = keys.filter(({ last_used_at }) => last_used_at === null).length;
  const rest = [expired > 0 && `${expired} expired`, unused > 0 && `${unused} never used`]
    .filter(Boolean)
    .join(", ");
  return <>{`${lead} ${capitalised(countOf(keys.length, "key"))}${rest ? `, ${rest}` : ""}.`}</>;
}
