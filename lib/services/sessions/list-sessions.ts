import { requireAccess, type Actor } from "@/lib/core/actor";
import { database } from "@/lib/db/database";
import { listSessionsOf } from "@/lib/db/sessions";
import type { SessionView } from "@/lib/schemas/session";

/** Where the actor's person is signed in, in any organisation; `current` is the session that asks, or null. */
export async function listSessions({
  actor,
  current,
}: {
  actor: Actor;
  current: string | null;
}): Promise<{ data: SessionView[] }> {
  requireAccess(actor, "member", "preferences:write");
  const rows = actor.userId ? await listSessionsOf(database().prisma, actor.userId) : [];
  return {
    data: rows.map(({ id, method, userAgent, address, createdAt, lastSeenAt }) => ({
      id,
      is_current: id === current,
      method,
      user_agent: userAgent,
      address,
      created_at: createdAt.toISOString(),
      last_seen_at: lastSeenAt.toISOString(),
    })),
  };
}
