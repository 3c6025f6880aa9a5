import { requireAccess, type Actor } from "@/lib/core/actor";
import { ForbiddenError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/database";
import { findProfile, lockUser, updateProfile, type Profile } from "@/lib/db/users";
import type { MeView } from "@/lib/schemas/account";
import { readMe } from "./get-me";

/** Changes the actor's own name and how times are shown to them, in all their organisations. What is absent stays. */
export async function updateMe({
  actor,
  input: { name, locale, timezone },
}: {
  actor: Actor;
  input: { name?: string; locale?: string | null; timezone?: string | null };
}): Promise<MeView> {
  requireAccess(actor, "member", "preferences:write");
  const { userId } = actor;
  if (!userId) throw new ForbiddenError("This API key is nobody’s yet: there is no account to change.");
  return withTransaction(async (tx) => {
    await lockUser(tx, userId);
    const { hasPassword: _, ...before } = await findProfile(tx, userId);
    const after: Omit<Profile, "hasPassword"> = {
      name: name ?? before.name,
      locale: locale === undefined ? before.locale : locale,
      timezone: timezone === undefined ? before.timezone : timezone,
    };
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      await updateProfile(tx, userId, after);
      await recordAudit(tx, actor, { action: "account.update", subjectId: userId, before, after });
    }
    return readMe(tx, actor);
  });
}
